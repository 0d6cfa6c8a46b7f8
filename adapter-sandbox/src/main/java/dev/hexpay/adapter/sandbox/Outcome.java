package dev.hexpay.adapter.sandbox;

import dev.hexpay.domain.payment.Failure;

/** What an attempt comes to. */
sealed interface Outcome {
    /** The money moves. */
    record Succeeds() implements Outcome {}

    /** The money moves, and its owner wants it back. */
    record IsDisputed() implements Outcome {}

    /** The bank refuses. */
    record Declines(Failure failure) implements Outcome {}

    /** The payer has to authenticate first. */
    record RequiresAction() implements Outcome {}
}
