package dev.hexpay.domain.payment;

import dev.hexpay.domain.id.InvoiceId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is true of an attempt. */
public sealed interface TransactionState {
    /**
     * Not heard to the end yet.
     *
     * @param nextCheckAt from when on somebody else may ask the provider what has become of it
     */
    record Pending(Instant nextCheckAt) implements TransactionState {}

    /**
     * The money moved.
     *
     * @param invoice the paper of it
     * @param providerReference what the provider calls it
     * @param paidAt when it was settled
     * @param refundTotals what of it goes back
     * @param dispute what the payer's bank says against it; null while it says nothing
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
