package dev.hexpay.application.port.out;

import dev.hexpay.domain.payment.Failure;

/** What a provider says of a refund. */
public sealed interface RefundResult {
    /** The money is on its way back; {@code reference} is the provider's name for that. */
    record Succeeded(String reference) implements RefundResult {}

    /** It refuses, and gives nothing back. */
    record Declined(Failure failure) implements RefundResult {}

    /** No final word yet: it is at work, or its answer did not reach us. */
    record Processing() implements RefundResult {}

    /** It has no refund under this key; no proof that it will never have one. */
    record Unknown() implements RefundResult {}
}
