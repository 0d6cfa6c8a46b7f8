package dev.hexpay.adapter.sandbox;

/** What goes wrong when the sandbox is asked something. */
public sealed interface Fault {
    /** Nothing does. */
    record None() implements Fault {}

    /** The question does not arrive: nothing is done and nothing is heard. */
    record LostBeforeEffect() implements Fault {}

    /** What was asked is done, and the answer is lost. */
    record LostAfterEffect() implements Fault {}

    /** What was asked is done, and the answer is an error of the server. */
    record ErrorAfterEffect() implements Fault {}

    /**
     * It takes long.
     *
     * @param beforeEffect returns when what was asked may be done
     * @param beforeResponse returns when the answer may be given
     */
    record Slow(Runnable beforeEffect, Runnable beforeResponse) implements Fault {}

    /**
     * It is still processing, and comes to its end when {@link SandboxProvider#completeDelayed} or {@link
     * SandboxProvider#completeDelayedRefund} says so.
     */
    record Delayed() implements Fault {}

    /** It is declined, and is not when {@link SandboxProvider#completeDelayed} says so; a refund stays declined. */
    record DeclinedThenSucceeds() implements Fault {}
}
