package dev.hexpay.application.port.out;

import dev.hexpay.domain.transaction.Failure;

/** What a provider says of a refund. */
public sealed interface RefundAnswer {
    /** The money is on its way back; {@code reference} is the provider's name for that. */
    record Succeeded(String reference) implements RefundAnswer {}

    /** It refuses, and gives nothing back. */
    record Declined(Failure failure) implements RefundAnswer {}

    /** No final word yet: it is at work, or its answer did not reach us. */
    record StillProcessing() implements RefundAnswer {}

    /** It has no refund under this key; no proof that it will never have one. */
    record NeverHeardOf() implements RefundAnswer {}
}
