package dev.hexpay.persistence.jdbi;

import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.Description;
import dev.hexpay.domain.payment.HostedPage;
import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentKind;
import dev.hexpay.domain.payment.PaymentState;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.payment.WebUrl;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.transaction.Failure;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A payment as a row of {@code payment}. */
final class PaymentRow {
    static final List<String> COLUMNS = Stream.of(
                    List.of("id", "kind", "provider"),
                    PriceColumns.NAMES,
                    List.of("description", "metadata", "customer_id"),
                    List.of("link_token", "success_url", "cancel_url", "expires_at"),
                    List.of("status", "attempt_id", "invoice_id"),
                    FailureColumns.NAMES,
                    List.of("created_at", "updated_at", "version"))
            .flatMap(List::stream)
            .toList();

    private PaymentRow() {}

    static Row from(Scope scope, Payment payment) {
        CustomerId customer = payment.customer();
        Row row = new Row(scope)
                .set("id", payment.id().value())
                .set("kind", payment.kind())
                .set("provider", payment.provider())
                .set("description", payment.description().value())
                .set("metadata", Json.of(payment.metadata()))
                .set("customer_id", customer == null ? null : customer.value())
                .set("created_at", payment.createdAt())
                .set("updated_at", payment.updatedAt())
                .set("version", payment.version());
        PriceColumns.write(row, payment.price());
        writePage(row, payment.page());
        writeState(row, payment);
        return row;
    }

    private static void writePage(Row row, HostedPage page) {
        WebUrl successUrl = page.successUrl();
        WebUrl cancelUrl = page.cancelUrl();
        row.set("link_token", page.token().value())
                .set("success_url", successUrl == null ? null : successUrl.value())
                .set("cancel_url", cancelUrl == null ? null : cancelUrl.value())
                .set("expires_at", page.expiresAt());
    }

    private static void writeState(Row row, Payment payment) {
        TransactionId attempt = payment.attempt();
        InvoiceId invoice = payment.state() instanceof PaymentState.Succeeded succeeded ? succeeded.invoice() : null;
        row.set("status", payment.status())
                .set("attempt_id", attempt == null ? null : attempt.value())
                .set("invoice_id", invoice == null ? null : invoice.value());
        FailureColumns.write(row, failureOf(payment.state()));
    }

    private static @Nullable Failure failureOf(PaymentState state) {
        return state instanceof PaymentState.Failed failed ? failed.failure() : null;
    }

    static Payment toPayment(StoredRow row) throws SQLException {
        return new Payment(
                new PaymentId(row.text("id")),
                row.word("kind", PaymentKind.class),
                row.text("provider"),
                PriceColumns.read(row),
                new Description(row.text("description")),
                row.valueOrNull("metadata", Json::metadata),
                row.valueOrNull("customer_id", CustomerId::new),
                new HostedPage(
                        new LinkToken(row.text("link_token")),
                        row.valueOrNull("success_url", WebUrl::new),
                        row.valueOrNull("cancel_url", WebUrl::new),
                        row.instantOrNull("expires_at")),
                stateOf(row),
                row.instant("created_at"),
                row.instant("updated_at"),
                row.number("version"));
    }

    private static PaymentState stateOf(StoredRow row) throws SQLException {
        return switch (row.word("status", PaymentStatus.class)) {
            case PENDING -> new PaymentState.Pending();
            case CANCELED -> new PaymentState.Canceled();
            case PROCESSING -> new PaymentState.Processing(attemptOf(row));
            case REQUIRES_ACTION -> new PaymentState.RequiresAction(attemptOf(row));
            case FAILED -> new PaymentState.Failed(attemptOf(row), FailureColumns.read(row));
            case SUCCEEDED -> new PaymentState.Succeeded(attemptOf(row), new InvoiceId(row.text("invoice_id")));
        };
    }

    private static TransactionId attemptOf(StoredRow row) throws SQLException {
        return new TransactionId(row.text("attempt_id"));
    }

    /** The payment as it is once this version of it is saved. */
    static Payment saved(Payment payment) {
        return new Payment(
                payment.id(),
                payment.kind(),
                payment.provider(),
                payment.price(),
                payment.description(),
                payment.metadata(),
                payment.customer(),
                payment.page(),
                payment.state(),
                payment.createdAt(),
                payment.updatedAt(),
                payment.version() + 1);
    }
}
