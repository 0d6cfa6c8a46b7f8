package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.Failure;
import dev.hexpay.domain.payment.HostedPage;
import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentKind;
import dev.hexpay.domain.payment.PaymentState;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.text.Description;
import dev.hexpay.domain.text.WebUrl;
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

    static Parameters from(Scope scope, Payment payment) {
        CustomerId customer = payment.customer();
        Parameters parameters = new Parameters(scope)
                .set("id", payment.id().value())
                .set("kind", payment.kind())
                .set("provider", payment.provider())
                .set("description", payment.description().value())
                .set("metadata", Json.of(payment.metadata()))
                .set("customer_id", customer == null ? null : customer.value())
                .set("created_at", payment.createdAt())
                .set("updated_at", payment.updatedAt())
                .set("version", payment.version());
        PriceColumns.write(parameters, payment.price());
        writePage(parameters, payment.page());
        writeState(parameters, payment);
        return parameters;
    }

    private static void writePage(Parameters parameters, HostedPage page) {
        WebUrl successUrl = page.successUrl();
        WebUrl cancelUrl = page.cancelUrl();
        parameters.set("link_token", page.token().value())
                .set("success_url", successUrl == null ? null : successUrl.value())
                .set("cancel_url", cancelUrl == null ? null : cancelUrl.value())
                .set("expires_at", page.expiresAt());
    }

    private static void writeState(Parameters parameters, Payment payment) {
        TransactionId transaction = payment.transaction();
        InvoiceId invoice = payment.state() instanceof PaymentState.Succeeded succeeded ? succeeded.invoice() : null;
        parameters.set("status", payment.status())
                .set("attempt_id", transaction == null ? null : transaction.value())
                .set("invoice_id", invoice == null ? null : invoice.value());
        FailureColumns.write(parameters, failureOf(payment.state()));
    }

    private static @Nullable Failure failureOf(PaymentState state) {
        return state instanceof PaymentState.Failed failed ? failed.failure() : null;
    }

    static Payment toPayment(ResultRow row) throws SQLException {
        return new Payment(
                new PaymentId(row.getString("id")),
                row.enumValue("kind", PaymentKind.class),
                row.getString("provider"),
                PriceColumns.read(row),
                new Description(row.getString("description")),
                row.getOrNull("metadata", Json::metadata),
                row.getOrNull("customer_id", CustomerId::new),
                new HostedPage(
                        new LinkToken(row.getString("link_token")),
                        row.getOrNull("success_url", WebUrl::new),
                        row.getOrNull("cancel_url", WebUrl::new),
                        row.getInstantOrNull("expires_at")),
                stateOf(row),
                row.getInstant("created_at"),
                row.getInstant("updated_at"),
                row.getLong("version"));
    }

    private static PaymentState stateOf(ResultRow row) throws SQLException {
        return switch (row.enumValue("status", PaymentStatus.class)) {
            case PENDING -> new PaymentState.Pending();
            case CANCELED -> new PaymentState.Canceled();
            case PROCESSING -> new PaymentState.Processing(transactionIdOf(row));
            case REQUIRES_ACTION -> new PaymentState.RequiresAction(transactionIdOf(row));
            case FAILED -> new PaymentState.Failed(transactionIdOf(row), FailureColumns.read(row));
            case SUCCEEDED ->
                new PaymentState.Succeeded(transactionIdOf(row), new InvoiceId(row.getString("invoice_id")));
        };
    }

    private static TransactionId transactionIdOf(ResultRow row) throws SQLException {
        return new TransactionId(row.getString("attempt_id"));
    }

    /** The payment with the version that it has after it is saved. */
    static Payment withNextVersion(Payment payment) {
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
