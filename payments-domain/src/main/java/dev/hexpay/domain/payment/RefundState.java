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

    /** Refunded at {@code refundedAt}, under the reference {@code providerReference} of the provider. */
    record Succeeded(String providerReference, Instant refundedAt) implements RefundState {
        @Override
        public RefundStatus status() {
            return RefundStatus.SUCCEEDED;
        }
    }

    /** Declined by the provider; nothing was refunded. */
    record Failed(Failure failure) implements RefundState {
        @Override
        public RefundStatus status() {
            return RefundStatus.FAILED;
        }
    }
}
