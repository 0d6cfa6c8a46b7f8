package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.Transaction;
import java.time.Instant;
import org.jdbi.v3.core.mapper.Nested;
import org.jspecify.annotations.Nullable;

/** A transaction as a row of {@code payment_transaction}. */
record TransactionRow(
        TransactionId id,
        PaymentId paymentId,
        String provider,
        @Nested PaymentSourceColumns paymentSource,
        // Null in rows of an older version; written for the index only.
        @Nullable String payerEmailNormalized,
        @Nested BillingDetailsColumns billingDetails,
        @Nested PriceColumns price,
        @Nullable String providerReference,
        @Nested TransactionStateColumns state,
        Instant createdAt,
        Instant updatedAt,
        long version) {
    static final RowType<Transaction, TransactionRow> TYPE =
            new RowType<>(TransactionRow.class, TransactionRow::from, TransactionRow::toTransaction);

    /** A transaction that is inserted. */
    static final RowType<Transaction, TransactionRow> NEW_TYPE =
            new RowType<>(TransactionRow.class, TransactionRow::forInsert, TransactionRow::toTransaction);

    static TransactionRow from(Transaction transaction) {
        return from(transaction, TransactionStateColumns.from(transaction));
    }

    private static TransactionRow forInsert(Transaction transaction) {
        return from(transaction, TransactionStateColumns.from(transaction).forInsert());
    }

    private static TransactionRow from(Transaction transaction, TransactionStateColumns state) {
        return new TransactionRow(
                transaction.id(),
                transaction.payment(),
                transaction.provider(),
                PaymentSourceColumns.from(transaction.paymentSource()),
                transaction.billingDetails().email().normalized(),
                BillingDetailsColumns.from(transaction.billingDetails()),
                PriceColumns.from(transaction.price()),
                transaction.providerReference(),
                state,
                transaction.createdAt(),
                transaction.updatedAt(),
                transaction.version());
    }

    Transaction toTransaction() {
        return new Transaction(
                id,
                paymentId,
                provider,
                paymentSource.toPaymentSource(),
                billingDetails.toBillingDetails(),
                price.toPrice(),
                providerReference,
                state.toState(this),
                createdAt,
                updatedAt,
                version);
    }
}
