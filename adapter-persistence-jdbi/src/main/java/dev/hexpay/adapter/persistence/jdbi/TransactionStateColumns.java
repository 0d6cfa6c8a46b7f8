package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.domain.id.DisputeId;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.Dispute;
import dev.hexpay.domain.payment.DisputeStatus;
import dev.hexpay.domain.payment.Failure;
import dev.hexpay.domain.payment.RecordedDispute;
import dev.hexpay.domain.payment.RefundTotals;
import dev.hexpay.domain.payment.Share;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.payment.TransactionState;
import java.time.Instant;
import java.util.Currency;
import java.util.Objects;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.core.mapper.reflect.ColumnName;
import org.jspecify.annotations.Nullable;

/** The columns of the state of a transaction; the price has its currency. */
record TransactionStateColumns(
        Status status,
        @ColumnName("ask_again_at") @Nullable Instant nextCheckAt,
        // Null in rows of an older version and in new rows.
        @Nullable Boolean actionRequested,
        @Nullable InvoiceId invoiceId,
        @Nullable Instant paidAt,
        // Unique: a payment is paid once.
        @Nullable PaymentId succeededPaymentId,
        @ColumnName("refunding_subtotal") long reservedSubtotal,
        @ColumnName("refunding_tax") long reservedTax,
        long amountRefunded,
        @Nested DisputeColumns dispute,
        @Nested FailureColumns failure) {

    /** The stored status; whether a succeeded transaction is refunded or disputed follows from the other columns. */
    enum Status {
        PENDING,
        SUCCEEDED,
        FAILED
    }

    static TransactionStateColumns from(Transaction transaction) {
        TransactionState state = transaction.state();
        if (state instanceof TransactionState.Succeeded succeeded) {
            return succeeded(transaction.payment(), succeeded);
        }
        Failure failure = state instanceof TransactionState.Failed failed ? failed.failure() : null;
        TransactionState.Pending pending = state instanceof TransactionState.Pending unsettled ? unsettled : null;
        return new TransactionStateColumns(
                pending == null ? Status.FAILED : Status.PENDING,
                pending == null ? null : pending.nextCheckAt(),
                pending == null ? null : pending.actionRequested(),
                null,
                null,
                null,
                0,
                0,
                0,
                DisputeColumns.from(null),
                FailureColumns.from(failure));
    }

    private static TransactionStateColumns succeeded(PaymentId payment, TransactionState.Succeeded state) {
        Share reserved = state.refundTotals().reserved();
        return new TransactionStateColumns(
                Status.SUCCEEDED,
                null,
                null,
                state.invoice(),
                state.paidAt(),
                payment,
                reserved.subtotal().minor(),
                reserved.tax().minor(),
                state.refundTotals().refunded().minor(),
                DisputeColumns.from(state.dispute()),
                FailureColumns.from(null));
    }

    /**
     * These columns of a new row. The requested action stays empty while there is none, because a server of the
     * previous version, which does not write that column, may be the one to require it.
     */
    TransactionStateColumns forInsert() {
        Boolean requested = Boolean.TRUE.equals(actionRequested) ? true : null;
        return new TransactionStateColumns(
                status,
                nextCheckAt,
                requested,
                invoiceId,
                paidAt,
                succeededPaymentId,
                reservedSubtotal,
                reservedTax,
                amountRefunded,
                dispute,
                failure);
    }

    /** The state of the transaction of this row. */
    TransactionState toState(TransactionRow row) {
        return switch (status) {
            case PENDING ->
                new TransactionState.Pending(
                        Objects.requireNonNull(nextCheckAt, "ask_again_at"), wasActionRequested(row.version()));
            case FAILED -> new TransactionState.Failed(failure.toFailure());
            case SUCCEEDED ->
                new TransactionState.Succeeded(
                        Objects.requireNonNull(invoiceId, "invoice_id"),
                        Objects.requireNonNull(paidAt, "paid_at"),
                        toRefundTotals(row.price().currency()),
                        dispute.toDispute(row));
        };
    }

    /** Servers of the previous version leave the column empty; they save a pending transaction for no other reason. */
    private boolean wasActionRequested(long version) {
        return actionRequested == null ? version > 0 : actionRequested;
    }

    private RefundTotals toRefundTotals(Currency currency) {
        Share reserved = new Share(new Money(reservedSubtotal, currency), new Money(reservedTax, currency));
        return new RefundTotals(reserved, new Money(amountRefunded, currency));
    }

    /** The columns of an optional dispute. Servers of the previous version leave its id and times empty. */
    record DisputeColumns(
            @ColumnName("dispute_id") @Nullable DisputeId id,
            @ColumnName("dispute_standing") @Nullable DisputeStatus status,
            @ColumnName("dispute_amount") @Nullable Long amount,
            @ColumnName("dispute_reason") @Nullable String reason,
            @ColumnName("dispute_created_at") @Nullable Instant createdAt,
            @ColumnName("dispute_updated_at") @Nullable Instant updatedAt) {
        static DisputeColumns from(@Nullable RecordedDispute dispute) {
            return dispute == null
                    ? new DisputeColumns(null, null, null, null, null, null)
                    : new DisputeColumns(
                            dispute.id(),
                            dispute.report().status(),
                            dispute.report().amount().minor(),
                            dispute.report().reason(),
                            dispute.createdAt(),
                            dispute.updatedAt());
        }

        @Nullable
        RecordedDispute toDispute(TransactionRow row) {
            if (status == null) {
                return null;
            }
            Money disputed = new Money(
                    Objects.requireNonNull(amount, "dispute_amount"),
                    row.price().currency());
            return new RecordedDispute(
                    Objects.requireNonNullElseGet(id, () -> DisputeId.of(row.id())),
                    new Dispute(disputed, reason, status),
                    Objects.requireNonNullElse(
                            createdAt, Objects.requireNonNull(row.state().paidAt(), "paid_at")),
                    Objects.requireNonNullElse(updatedAt, row.updatedAt()));
        }
    }
}
