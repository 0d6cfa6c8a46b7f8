package dev.hexpay.application.port.out;

import dev.hexpay.domain.payment.Failure;

/** A provider's result for a refund. */
public sealed interface RefundResult {
    /** The refund succeeded; {@code reference} is the provider's reference of it. */
    record Succeeded(String reference) implements RefundResult {}

    /** The provider declined; no money is refunded. */
    record Declined(Failure failure) implements RefundResult {}

    /** No final result yet: the provider is still processing, or its response was lost. */
    record Processing() implements RefundResult {}

    /** The provider has no refund under this key; it may still receive one. */
    record Unknown() implements RefundResult {}
}
