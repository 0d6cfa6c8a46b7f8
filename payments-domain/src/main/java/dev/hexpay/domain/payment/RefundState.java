package dev.hexpay.domain.payment;

import java.time.Instant;

/** What is true of a refund. */
public sealed interface RefundState {
    /**
     * Not heard to the end yet.
     *
     * @param nextCheckAt from when on somebody else may ask the provider what has become of it
     */
    record Pending(Instant nextCheckAt) implements RefundState {}

    /** The money went back at {@code refundedAt}; the provider calls it {@code providerReference}. */
    record Succeeded(String providerReference, Instant refundedAt) implements RefundState {}

    /** The provider refuses; nothing went back. */
    record Failed(Failure failure) implements RefundState {}
}
