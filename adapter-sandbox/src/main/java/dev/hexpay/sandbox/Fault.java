package dev.hexpay.sandbox;

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
     * @param beforeAnswer returns when the answer may be given
     */
    record Slow(Runnable beforeEffect, Runnable beforeAnswer) implements Fault {}

    /**
     * It is still processing, and comes to its end when {@link SandboxProvider#proceed} or {@link
     * SandboxProvider#proceedRefund} says so.
     */
    record Late() implements Fault {}

    /** It is declined, and is not when {@link SandboxProvider#proceed} says so; a refund stays declined. */
    record DeclinesFirst() implements Fault {}
}
