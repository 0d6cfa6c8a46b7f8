package dev.hexpay.adapter.sandbox;

import dev.hexpay.application.port.out.PaymentProvider.RefundRequest;
import dev.hexpay.application.port.out.RefundResult;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.money.CurrencyCode;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.Failure;
import dev.hexpay.domain.text.WireName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** The refunds and the money that they returned, within one database transaction. */
final class RefundTable {
    private static final String BY_KEY =
            " WHERE organization_id = :organization AND mode = :mode AND refund_id = :refund";

    private final Handle handle;
    private final Instant now;

    RefundTable(Handle handle, Instant now) {
        this.handle = handle;
        this.now = now;
    }

    /** A refund as stored. */
    record StoredRefund(TransactionId transaction, RefundResult result) {}

    /** Inserts the refund; false if the key exists. Waits for a concurrent insert of the same key. */
    boolean insert(RefundKey key, RefundRequest request) {
        return update(
                                key,
                                "INSERT INTO <schema>.sandbox_refunds (organization_id, mode, refund_id,"
                                        + " transaction_id,"
                                        + " amount_minor, currency, state, created_at, updated_at)"
                                        + " VALUES (:organization, :mode, :refund, :transaction, :amount, :currency,"
                                        + " 'processing', :now, :now) ON CONFLICT DO NOTHING")
                        .bind("transaction", request.charge().transaction().value())
                        .bind("amount", request.amount().minor())
                        .bind("currency", CurrencyCode.format(request.amount().currency()))
                        .execute()
                == 1;
    }

    /** The sum of all refunds of the charge that are not declined, in minor units; includes pending refunds. */
    long reservedMinor(ChargeKey key) {
        return handle.createQuery("SELECT COALESCE(SUM(amount_minor), 0) FROM <schema>.sandbox_refunds"
                        + " WHERE organization_id = :organization AND mode = :mode"
                        + " AND transaction_id = :transaction AND state <> 'declined'")
                .bind("organization", key.scope().organization().value())
                .bind("mode", WireName.of(key.scope().mode()))
                .bind("transaction", key.transaction().value())
                .mapTo(Long.class)
                .one();
    }

    /** The refunded amount of the charge, in minor units. */
    long returnedMinor(ChargeKey key) {
        return handle.createQuery("SELECT COALESCE(SUM(amount_minor), 0) FROM <schema>.sandbox_returns"
                        + " WHERE organization_id = :organization AND mode = :mode AND transaction_id = :transaction")
                .bind("organization", key.scope().organization().value())
                .bind("mode", WireName.of(key.scope().mode()))
                .bind("transaction", key.transaction().value())
                .mapTo(Long.class)
                .one();
    }

    /** A succeeded refund fails: its money did not reach the payer. */
    void failLate(RefundKey key, Failure failure) {
        update(key, "DELETE FROM <schema>.sandbox_returns" + BY_KEY).execute();
        decline(key, failure);
    }

    /** Refunds money without a request: the reference is also the id of the refund. */
    void insertElsewhere(ChargeKey key, Money amount, String reference) {
        for (String sql : List.of(
                "INSERT INTO <schema>.sandbox_refunds (organization_id, mode, refund_id, transaction_id, amount_minor,"
                        + " currency, state, reference, created_at, updated_at) VALUES (:organization, :mode, :reference,"
                        + " :transaction, :amount, :currency, 'succeeded', :reference, :now, :now)",
                "INSERT INTO <schema>.sandbox_returns (reference, organization_id, mode, refund_id, transaction_id,"
                        + " amount_minor, currency, returned_at) VALUES (:reference, :organization, :mode, :reference,"
                        + " :transaction, :amount, :currency, :now)")) {
            handle.createUpdate(sql)
                    .bind("organization", key.scope().organization().value())
                    .bind("mode", WireName.of(key.scope().mode()))
                    .bind("reference", reference)
                    .bind("transaction", key.transaction().value())
                    .bind("amount", amount.minor())
                    .bind("currency", CurrencyCode.format(amount.currency()))
                    .bind("now", new UtcInstantArgument(now))
                    .execute();
        }
    }

    void decline(RefundKey key, Failure failure) {
        update(
                        key,
                        "UPDATE <schema>.sandbox_refunds SET state = 'declined', failure_code = :code,"
                                + " failure_message = :message, updated_at = :now" + BY_KEY)
                .bind("code", failure.code())
                .bind("message", failure.message())
                .execute();
    }

    /** Refunds the money under this refund reference. */
    void succeed(RefundKey key, String reference) {
        update(
                        key,
                        "INSERT INTO <schema>.sandbox_returns (reference, organization_id, mode, refund_id,"
                                + " transaction_id,"
                                + " amount_minor, currency, returned_at)"
                                + " SELECT :reference, organization_id, mode, refund_id, transaction_id, amount_minor,"
                                + " currency, :now FROM <schema>.sandbox_refunds" + BY_KEY)
                .bind("reference", reference)
                .execute();
        update(
                        key,
                        "UPDATE <schema>.sandbox_refunds SET state = 'succeeded', reference = :reference,"
                                + " updated_at = :now"
                                + BY_KEY)
                .bind("reference", reference)
                .execute();
    }

    Optional<StoredRefund> find(RefundKey key) {
        return handle.createQuery("SELECT transaction_id, state, reference, failure_code, failure_message"
                        + " FROM <schema>.sandbox_refunds" + BY_KEY)
                .bind("organization", key.scope().organization().value())
                .bind("mode", WireName.of(key.scope().mode()))
                .bind("refund", key.refund().value())
                .map((row, context) ->
                        new StoredRefund(new TransactionId(row.getString("transaction_id")), toResult(row)))
                .findOne();
    }

    private Update update(RefundKey key, String sql) {
        return handle.createUpdate(sql)
                .bind("organization", key.scope().organization().value())
                .bind("mode", WireName.of(key.scope().mode()))
                .bind("refund", key.refund().value())
                .bind("now", new UtcInstantArgument(now));
    }

    private static RefundResult toResult(ResultSet row) throws SQLException {
        String state = row.getString("state");
        return switch (state) {
            case "processing" -> new RefundResult.Processing();
            case "declined" ->
                new RefundResult.Declined(
                        new Failure(row.getString("failure_code"), null, row.getString("failure_message")));
            case "succeeded" -> new RefundResult.Succeeded(row.getString("reference"));
            default -> throw new IllegalStateException("unknown state of a refund: " + state);
        };
    }
}
