package dev.hexpay.adapter.sandbox;

/** A fault of one call to the sandbox. */
public sealed interface Fault {
    /** No fault. */
    record None() implements Fault {}

    /** The request is lost: it has no effect and gets no response. */
    record LostBeforeEffect() implements Fault {}

    /** The request takes effect; the response is lost. */
    record LostAfterEffect() implements Fault {}

    /** The request takes effect; the response is a server error. */
    record ErrorAfterEffect() implements Fault {}

    /**
     * The call is slow.
     *
     * @param beforeEffect runs before the request takes effect
     * @param beforeResponse runs after the effect and before the response
     */
    record Slow(Runnable beforeEffect, Runnable beforeResponse) implements Fault {}

    /**
     * The charge or refund stays processing until {@link SandboxProvider#completeDelayed} or {@link
     * SandboxProvider#completeDelayedRefund} completes it.
     */
    record Delayed() implements Fault {}

    /** The charge is declined until {@link SandboxProvider#completeDelayed} is called; a refund stays declined. */
    record DeclinedThenSucceeds() implements Fault {}
}
