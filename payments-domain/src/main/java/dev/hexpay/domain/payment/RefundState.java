package dev.hexpay.domain.payment;

import java.time.Instant;

/** The state of a refund. */
public sealed interface RefundState {
    /** The status of this state. */
    RefundStatus status();

    /**
     * The final result is not known.
     *
     * @param nextCheckAt time from which the reconciler may look it up at the provider
     */
    record Pending(Instant nextCheckAt) implements RefundState {
        @Override
        public RefundStatus status() {
            return RefundStatus.PENDING;
        }
    }

    /**
     * Refunded, as far as is known: a bank can reject the money up to 30 days later.
     *
     * @param providerReference the provider's reference of the refund; of a refund made elsewhere, that of its charge
     * @param refundedAt time at which the refund was recorded
     */
    record Succeeded(String providerReference, Instant refundedAt) implements RefundState {
        @Override
        public RefundStatus status() {
            return RefundStatus.SUCCEEDED;
        }
    }

    /** Declined by the provider, immediately or late; nothing was refunded. */
    record Failed(Failure failure) implements RefundState {
        @Override
        public RefundStatus status() {
            return RefundStatus.FAILED;
        }
    }
}
