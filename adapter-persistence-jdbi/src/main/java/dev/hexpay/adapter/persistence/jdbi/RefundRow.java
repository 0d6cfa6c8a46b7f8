package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.money.CurrencyCode;
import dev.hexpay.domain.payment.Refund;
import dev.hexpay.domain.payment.Refund.Cause;
import dev.hexpay.domain.payment.RefundReason;
import dev.hexpay.domain.payment.RefundState;
import dev.hexpay.domain.payment.Share;
import dev.hexpay.domain.tenant.Scope;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/** A refund as a row of {@code refund}. */
final class RefundRow {
    static final List<String> COLUMNS = Stream.of(
                    List.of("id", "transaction_id", "payment_id", "provider", "charge_reference"),
                    List.of("currency", "amount_subtotal", "tax_amount"),
                    List.of("cause", "paid_twice_transaction_id", "reason"),
                    List.of("status", "ask_again_at", "provider_reference", "refunded_at"),
                    FailureColumns.NAMES,
                    List.of("created_at", "updated_at", "version"))
            .flatMap(List::stream)
            .toList();

    private static final String PENDING = "pending";
    private static final String SUCCEEDED = "succeeded";
    private static final String FAILED = "failed";

    private RefundRow() {}

    static Parameters from(Scope scope, Refund refund) {
        RefundReason reason = refund.reason();
        String transaction = refund.charge().transaction().value();
        Parameters parameters = new Parameters(scope)
                .set("id", refund.id().value())
                .set("transaction_id", transaction)
                .set("payment_id", refund.charge().payment().value())
                .set("provider", refund.charge().provider())
                .set("charge_reference", refund.charge().reference())
                .set("currency", CurrencyCode.wire(refund.share().subtotal().currency()))
                .set("amount_subtotal", refund.share().subtotal().minor())
                .set("tax_amount", refund.share().tax().minor())
                .set("cause", refund.cause())
                .set("paid_twice_transaction_id", refund.cause() == Cause.PAID_TWICE ? transaction : null)
                .set("reason", reason == null ? null : reason.value())
                .set("created_at", refund.createdAt())
                .set("updated_at", refund.updatedAt())
                .set("version", refund.version());
        writeState(parameters, refund.state());
        return parameters;
    }

    private static void writeState(Parameters parameters, RefundState state) {
        RefundState.Succeeded done = state instanceof RefundState.Succeeded succeeded ? succeeded : null;
        parameters.set("status", statusOf(state))
                .set("ask_again_at", state instanceof RefundState.Pending pending ? pending.nextCheckAt() : null)
                .set("provider_reference", done == null ? null : done.providerReference())
                .set("refunded_at", done == null ? null : done.refundedAt());
        FailureColumns.write(parameters, state instanceof RefundState.Failed failed ? failed.failure() : null);
    }

    private static String statusOf(RefundState state) {
        if (state instanceof RefundState.Pending) {
            return PENDING;
        }
        return state instanceof RefundState.Failed ? FAILED : SUCCEEDED;
    }

    static Refund toRefund(ResultRow row) throws SQLException {
        return new Refund(
                new RefundId(row.getString("id")),
                new Refund.ProviderCharge(
                        new TransactionId(row.getString("transaction_id")),
                        new PaymentId(row.getString("payment_id")),
                        row.getString("provider"),
                        row.getString("charge_reference")),
                new Share(row.getMoney("amount_subtotal"), row.getMoney("tax_amount")),
                row.enumValue("cause", Cause.class),
                row.getOrNull("reason", RefundReason::new),
                stateOf(row),
                row.getInstant("created_at"),
                row.getInstant("updated_at"),
                row.getLong("version"));
    }

    private static RefundState stateOf(ResultRow row) throws SQLException {
        String status = row.getString("status");
        return switch (status) {
            case PENDING -> new RefundState.Pending(row.getInstant("ask_again_at"));
            case SUCCEEDED ->
                new RefundState.Succeeded(row.getString("provider_reference"), row.getInstant("refunded_at"));
            case FAILED -> new RefundState.Failed(FailureColumns.read(row));
            default -> throw new SQLException("unknown status of a refund: " + status);
        };
    }

    /** The refund with the version that it has after it is saved. */
    static Refund withNextVersion(Refund refund) {
        return new Refund(
                refund.id(),
                refund.charge(),
                refund.share(),
                refund.cause(),
                refund.reason(),
                refund.state(),
                refund.createdAt(),
                refund.updatedAt(),
                refund.version() + 1);
    }
}
