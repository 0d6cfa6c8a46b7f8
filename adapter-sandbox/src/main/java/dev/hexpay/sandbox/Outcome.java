package dev.hexpay.sandbox;

import dev.hexpay.domain.transaction.Failure;

/** What a test card does when it is charged. */
sealed interface Outcome {
    /** The money moves. */
    record Succeeds() implements Outcome {}

    /** The bank refuses. */
    record Declines(Failure failure) implements Outcome {}

    /** The payer has to authenticate first. */
    record AsksPayer() implements Outcome {}
}
