package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.HostedPage;
import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentKind;
import dev.hexpay.domain.payment.PaymentState;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.payment.SuccessUrl;
import dev.hexpay.domain.text.Description;
import dev.hexpay.domain.text.Metadata;
import dev.hexpay.domain.text.WebUrl;
import java.time.Instant;
import java.util.Objects;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.core.mapper.reflect.ColumnName;
import org.jspecify.annotations.Nullable;

/** A payment as a row of {@code payment}. */
record PaymentRow(
        PaymentId id,
        PaymentKind kind,
        String provider,
        @Nested PriceColumns price,
        Description description,
        @Nullable Metadata metadata,
        @Nullable CustomerId customerId,
        LinkToken linkToken,
        @Nullable SuccessUrl successUrl,
        @Nullable WebUrl cancelUrl,
        @Nullable Instant expiresAt,
        PaymentStatus status,
        @ColumnName("attempt_id") @Nullable TransactionId transactionId,
        @Nullable InvoiceId invoiceId,
        @Nested FailureColumns failure,
        Instant createdAt,
        Instant updatedAt,
        long version) {
    static final RowType<Payment, PaymentRow> TYPE =
            new RowType<>(PaymentRow.class, PaymentRow::from, PaymentRow::toPayment);

    static PaymentRow from(Payment payment) {
        PaymentState state = payment.state();
        HostedPage page = payment.page();
        return new PaymentRow(
                payment.id(),
                payment.kind(),
                payment.provider(),
                PriceColumns.from(payment.price()),
                payment.description(),
                payment.metadata(),
                payment.customer(),
                page.token(),
                page.successUrl(),
                page.cancelUrl(),
                page.expiresAt(),
                payment.status(),
                payment.transaction(),
                state instanceof PaymentState.Succeeded succeeded ? succeeded.invoice() : null,
                FailureColumns.from(state instanceof PaymentState.Failed failed ? failed.failure() : null),
                payment.createdAt(),
                payment.updatedAt(),
                payment.version());
    }

    Payment toPayment() {
        return new Payment(
                id,
                kind,
                provider,
                price.toPrice(),
                description,
                metadata,
                customerId,
                new HostedPage(linkToken, successUrl, cancelUrl, expiresAt),
                toState(),
                createdAt,
                updatedAt,
                version);
    }

    private PaymentState toState() {
        return switch (status) {
            case PENDING -> new PaymentState.Pending();
            case CANCELED -> new PaymentState.Canceled();
            case PROCESSING -> new PaymentState.Processing(requireTransactionId());
            case REQUIRES_ACTION -> new PaymentState.RequiresAction(requireTransactionId());
            case FAILED -> new PaymentState.Failed(requireTransactionId(), failure.toFailure());
            case SUCCEEDED ->
                new PaymentState.Succeeded(requireTransactionId(), Objects.requireNonNull(invoiceId, "invoice_id"));
        };
    }

    private TransactionId requireTransactionId() {
        return Objects.requireNonNull(transactionId, "attempt_id");
    }
}
