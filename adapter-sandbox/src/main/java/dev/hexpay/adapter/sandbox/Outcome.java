package dev.hexpay.adapter.sandbox;

import dev.hexpay.domain.payment.Failure;

/** The outcome of a charge. */
sealed interface Outcome {
    /** The money moves. */
    record Succeeds() implements Outcome {}

    /** The money moves, and the payer disputes it. */
    record IsDisputed() implements Outcome {}

    /** The bank declines. */
    record Declines(Failure failure) implements Outcome {}

    /** The payer must authenticate first. */
    record RequiresAction() implements Outcome {}
}
