package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.id.PaymentMethodId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.Dispute;
import dev.hexpay.domain.payment.PaymentSource;
import dev.hexpay.domain.payment.RefundTotals;
import dev.hexpay.domain.payment.Share;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.payment.TransactionState;
import dev.hexpay.domain.payment.TransactionStatus;
import dev.hexpay.domain.tenant.Scope;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A transaction as a row of {@code payment_transaction}. */
final class TransactionRow {
    static final List<String> COLUMNS = Stream.of(
                    List.of("id", "payment_id", "provider"),
                    List.of("instrument", "instrument_reference", "payment_method_id"),
                    List.of("payer_email_normalized"),
                    BillingDetailsColumns.NAMES,
                    PriceColumns.NAMES,
                    List.of(
                            "status",
                            "ask_again_at",
                            "invoice_id",
                            "provider_reference",
                            "paid_at",
                            "succeeded_payment_id"),
                    List.of("refunding_subtotal", "refunding_tax", "amount_refunded"),
                    List.of("dispute_standing", "dispute_amount", "dispute_reason"),
                    FailureColumns.NAMES,
                    List.of("created_at", "updated_at", "version"))
            .flatMap(List::stream)
            .toList();

    private static final String PENDING = "pending";
    private static final String FAILED = "failed";
    private static final String SUCCEEDED = "succeeded";
    private static final String UNDISPUTED =
            "status = 'succeeded' AND (dispute_standing IS NULL OR dispute_standing = 'won')";
    private static final String CARD_TOKEN = "one_time_token";
    private static final String SAVED_METHOD = "vaulted";

    private TransactionRow() {}

    static Parameters from(Scope scope, Transaction transaction) {
        Parameters parameters = new Parameters(scope)
                .set("id", transaction.id().value())
                .set("payment_id", transaction.payment().value())
                .set("provider", transaction.provider())
                .set(
                        "payer_email_normalized",
                        transaction.billingDetails().email().normalized())
                .set("created_at", transaction.createdAt())
                .set("updated_at", transaction.updatedAt())
                .set("version", transaction.version());
        writePaymentSource(parameters, transaction.paymentSource());
        BillingDetailsColumns.write(parameters, transaction.billingDetails());
        PriceColumns.write(parameters, transaction.price());
        writeState(parameters, transaction);
        return parameters;
    }

    private static void writePaymentSource(Parameters parameters, PaymentSource source) {
        PaymentMethodId method = source instanceof PaymentSource.SavedMethod saved ? saved.method() : null;
        parameters.set("instrument", method == null ? CARD_TOKEN : SAVED_METHOD)
                .set("instrument_reference", source.reference())
                .set("payment_method_id", method == null ? null : method.value());
    }

    private static void writeState(Parameters parameters, Transaction transaction) {
        TransactionState state = transaction.state();
        TransactionState.Succeeded paid = state instanceof TransactionState.Succeeded succeeded ? succeeded : null;
        parameters.set("status", statusOf(state))
                .set("ask_again_at", state instanceof TransactionState.Pending pending ? pending.nextCheckAt() : null)
                .set("invoice_id", paid == null ? null : paid.invoice().value())
                .set("provider_reference", paid == null ? null : paid.providerReference())
                .set("paid_at", paid == null ? null : paid.paidAt())
                .set(
                        "succeeded_payment_id",
                        paid == null ? null : transaction.payment().value());
        FailureColumns.write(parameters, state instanceof TransactionState.Failed failed ? failed.failure() : null);
        writeRefunded(parameters, paid == null ? RefundTotals.none(transaction.price().total()) : paid.refundTotals());
        writeDispute(parameters, paid == null ? null : paid.dispute());
    }

    /** The stored status; whether a succeeded transaction is refunded follows from its amounts. */
    private static String statusOf(TransactionState state) {
        if (state instanceof TransactionState.Pending) {
            return PENDING;
        }
        return state instanceof TransactionState.Failed ? FAILED : SUCCEEDED;
    }

    private static void writeRefunded(Parameters parameters, RefundTotals refunded) {
        parameters.set("refunding_subtotal", refunded.reserved().subtotal().minor())
                .set("refunding_tax", refunded.reserved().tax().minor())
                .set("amount_refunded", refunded.refunded().minor());
    }

    private static void writeDispute(Parameters parameters, @Nullable Dispute dispute) {
        parameters.set("dispute_standing", dispute == null ? null : dispute.status())
                .set("dispute_amount", dispute == null ? null : dispute.amount().minor())
                .set("dispute_reason", dispute == null ? null : dispute.reason());
    }

    /** The condition for this status; it agrees with {@link Transaction#status()}. */
    static String condition(TransactionStatus status) {
        return switch (status) {
            case PENDING -> "status = 'pending'";
            case FAILED -> "status = 'failed'";
            case DISPUTED -> "dispute_standing IN ('open', 'lost')";
            case SUCCEEDED -> UNDISPUTED + " AND amount_refunded <> amount_subtotal + tax_amount";
            case REFUNDED -> UNDISPUTED + " AND amount_refunded = amount_subtotal + tax_amount";
        };
    }

    static Transaction toTransaction(ResultRow row) throws SQLException {
        return new Transaction(
                new TransactionId(row.getString("id")),
                new PaymentId(row.getString("payment_id")),
                row.getString("provider"),
                paymentSourceOf(row),
                BillingDetailsColumns.read(row),
                PriceColumns.read(row),
                stateOf(row),
                row.getInstant("created_at"),
                row.getInstant("updated_at"),
                row.getLong("version"));
    }

    private static PaymentSource paymentSourceOf(ResultRow row) throws SQLException {
        String reference = row.getString("instrument_reference");
        String kind = row.getString("instrument");
        return switch (kind) {
            case CARD_TOKEN -> new PaymentSource.CardToken(reference);
            case SAVED_METHOD ->
                new PaymentSource.SavedMethod(new PaymentMethodId(row.getString("payment_method_id")), reference);
            default -> throw new SQLException("unknown kind of payment source: " + kind);
        };
    }

    private static TransactionState stateOf(ResultRow row) throws SQLException {
        String status = row.getString("status");
        return switch (status) {
            case PENDING -> new TransactionState.Pending(row.getInstant("ask_again_at"));
            case FAILED -> new TransactionState.Failed(FailureColumns.read(row));
            case SUCCEEDED ->
                new TransactionState.Succeeded(
                        new InvoiceId(row.getString("invoice_id")),
                        row.getString("provider_reference"),
                        row.getInstant("paid_at"),
                        refundedOf(row),
                        disputeOf(row));
            default -> throw new SQLException("unknown status of a transaction: " + status);
        };
    }

    private static RefundTotals refundedOf(ResultRow row) throws SQLException {
        Share reserved = new Share(row.getMoney("refunding_subtotal"), row.getMoney("refunding_tax"));
        return new RefundTotals(reserved, row.getMoney("amount_refunded"));
    }

    private static @Nullable Dispute disputeOf(ResultRow row) throws SQLException {
        return row.isNull("dispute_standing")
                ? null
                : new Dispute(
                        row.getMoney("dispute_amount"),
                        row.getStringOrNull("dispute_reason"),
                        row.enumValue("dispute_standing", Dispute.DisputeStatus.class));
    }

    /** The transaction with the version that it has after it is saved. */
    static Transaction withNextVersion(Transaction transaction) {
        return new Transaction(
                transaction.id(),
                transaction.payment(),
                transaction.provider(),
                transaction.paymentSource(),
                transaction.billingDetails(),
                transaction.price(),
                transaction.state(),
                transaction.createdAt(),
                transaction.updatedAt(),
                transaction.version() + 1);
    }
}
