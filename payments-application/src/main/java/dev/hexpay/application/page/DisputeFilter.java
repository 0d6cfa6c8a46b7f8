package dev.hexpay.application.page;

import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.DisputeStatus;
import org.jspecify.annotations.Nullable;

/** The filter of a list of disputes; null matches everything. */
public record DisputeFilter(
        @Nullable TransactionId transaction,
        @Nullable PaymentId payment,
        @Nullable DisputeStatus status) {
    /** Every dispute. */
    public static final DisputeFilter ALL = new DisputeFilter(null, null, null);

    /** The same filter, for the dispute of this transaction. */
    public DisputeFilter withTransaction(@Nullable TransactionId wanted) {
        return new DisputeFilter(wanted, payment, status);
    }

    /** The same filter, for the disputes of the transactions of this payment. */
    public DisputeFilter withPayment(@Nullable PaymentId wanted) {
        return new DisputeFilter(transaction, wanted, status);
    }

    /** The same filter, for disputes with this status. */
    public DisputeFilter withStatus(@Nullable DisputeStatus wanted) {
        return new DisputeFilter(transaction, payment, wanted);
    }
}
