package dev.hexpay.application.page;

import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.RefundStatus;
import org.jspecify.annotations.Nullable;

/** The filter of a list of refunds; null matches everything. */
public record RefundFilter(
        @Nullable TransactionId transaction,
        @Nullable PaymentId payment,
        @Nullable RefundStatus status) {
    /** Every refund. */
    public static final RefundFilter ALL = new RefundFilter(null, null, null);

    /** The same filter, for the refunds of this transaction. */
    public RefundFilter withTransaction(@Nullable TransactionId wanted) {
        return new RefundFilter(wanted, payment, status);
    }

    /** The same filter, for the refunds of the transactions of this payment. */
    public RefundFilter withPayment(@Nullable PaymentId wanted) {
        return new RefundFilter(transaction, wanted, status);
    }

    /** The same filter, for refunds with this status. */
    public RefundFilter withStatus(@Nullable RefundStatus wanted) {
        return new RefundFilter(transaction, payment, wanted);
    }
}
