package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.Refund;
import dev.hexpay.domain.payment.RefundReason;
import dev.hexpay.domain.payment.RefundState;
import dev.hexpay.domain.payment.RefundStatus;
import dev.hexpay.domain.payment.Share;
import java.time.Instant;
import java.util.Currency;
import java.util.Objects;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.core.mapper.reflect.ColumnName;
import org.jspecify.annotations.Nullable;

/** A refund as a row of {@code refund}. */
record RefundRow(
        RefundId id,
        TransactionId transactionId,
        PaymentId paymentId,
        String provider,
        String chargeReference,
        Currency currency,
        long amountSubtotal,
        long taxAmount,
        // A refund made elsewhere is stored as requested, which older versions can read.
        Refund.Cause cause,
        // Null in rows of an older version.
        @Nullable Boolean madeElsewhere,
        // Unique: a duplicate payment is refunded once.
        @ColumnName("paid_twice_transaction_id") @Nullable TransactionId duplicateTransactionId,
        @Nullable RefundReason reason,
        RefundStatus status,
        @ColumnName("ask_again_at") @Nullable Instant nextCheckAt,
        @Nullable String providerReference,
        @Nullable Instant refundedAt,
        @Nested FailureColumns failure,
        Instant createdAt,
        Instant updatedAt,
        long version) {
    static final RowType<Refund, RefundRow> TYPE = new RowType<>(RefundRow.class, RefundRow::from, RefundRow::toRefund);

    static RefundRow from(Refund refund) {
        Refund.ProviderCharge charge = refund.charge();
        Money subtotal = refund.share().subtotal();
        RefundState state = refund.state();
        RefundState.Succeeded succeeded = state instanceof RefundState.Succeeded done ? done : null;
        boolean isElsewhere = refund.cause() == Refund.Cause.ELSEWHERE;
        return new RefundRow(
                refund.id(),
                charge.transaction(),
                charge.payment(),
                charge.provider(),
                charge.reference(),
                subtotal.currency(),
                subtotal.minor(),
                refund.share().tax().minor(),
                isElsewhere ? Refund.Cause.REQUESTED : refund.cause(),
                isElsewhere,
                refund.cause() == Refund.Cause.DUPLICATE_PAYMENT ? charge.transaction() : null,
                refund.reason(),
                refund.status(),
                state instanceof RefundState.Pending pending ? pending.nextCheckAt() : null,
                succeeded == null ? null : succeeded.providerReference(),
                succeeded == null ? null : succeeded.refundedAt(),
                FailureColumns.from(state instanceof RefundState.Failed failed ? failed.failure() : null),
                refund.createdAt(),
                refund.updatedAt(),
                refund.version());
    }

    Refund toRefund() {
        return new Refund(
                id,
                new Refund.ProviderCharge(transactionId, paymentId, provider, chargeReference),
                new Share(new Money(amountSubtotal, currency), new Money(taxAmount, currency)),
                Boolean.TRUE.equals(madeElsewhere) ? Refund.Cause.ELSEWHERE : cause,
                reason,
                toState(),
                createdAt,
                updatedAt,
                version);
    }

    private RefundState toState() {
        return switch (status) {
            case PENDING -> new RefundState.Pending(Objects.requireNonNull(nextCheckAt, "ask_again_at"));
            case SUCCEEDED ->
                new RefundState.Succeeded(
                        Objects.requireNonNull(providerReference, "provider_reference"),
                        Objects.requireNonNull(refundedAt, "refunded_at"));
            case FAILED -> new RefundState.Failed(failure.toFailure());
        };
    }
}
