package dev.hexpay.sandbox;

import dev.hexpay.domain.transaction.Failure;

/** What an attempt comes to. */
sealed interface Outcome {
    /** The money moves. */
    record Succeeds() implements Outcome {}

    /** The money moves, and its owner wants it back. */
    record IsDisputed() implements Outcome {}

    /** The bank refuses. */
    record Declines(Failure failure) implements Outcome {}

    /** The payer has to authenticate first. */
    record AsksPayer() implements Outcome {}
}
