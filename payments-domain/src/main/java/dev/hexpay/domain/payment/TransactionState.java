package dev.hexpay.domain.payment;

import dev.hexpay.domain.id.InvoiceId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The state of a transaction. */
public sealed interface TransactionState {
    /**
     * The final result is not known.
     *
     * @param nextCheckAt time from which the reconciler may look it up at the provider
     */
    record Pending(Instant nextCheckAt) implements TransactionState {}

    /**
     * The charge succeeded.
     *
     * @param invoice its invoice
     * @param providerReference the provider's reference
     * @param paidAt time of settlement
     * @param refundTotals reserved and refunded amounts
     * @param dispute its dispute; null when there is none
     */
    record Succeeded(
            InvoiceId invoice,
            String providerReference,
            Instant paidAt,
            RefundTotals refundTotals,
            @Nullable Dispute dispute)
            implements TransactionState {}

    /** Declined. */
    record Failed(Failure failure) implements TransactionState {}
}
