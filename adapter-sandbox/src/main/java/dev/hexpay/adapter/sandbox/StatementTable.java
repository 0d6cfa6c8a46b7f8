package dev.hexpay.adapter.sandbox;

import dev.hexpay.application.reconciliation.Movement;
import dev.hexpay.application.reconciliation.Statement;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.money.CurrencyCode;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.text.WireName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Reads the movements of money of a time, within one database transaction. */
final class StatementTable {
    /** Of each kind; a caller divides a time with more. */
    static final int MAX = 10_000;

    private static final String CHARGES =
            "SELECT COALESCE(attempt.charge, 'sbx_ch_' || moved.transaction_id) AS reference, moved.transaction_id,"
                    + " NULL AS refund_id, moved.amount_minor, moved.currency, moved.moved_at"
                    + " FROM <schema>.sandbox_movements moved JOIN <schema>.sandbox_attempts attempt"
                    + " ON attempt.organization_id = moved.organization_id AND attempt.mode = moved.mode"
                    + " AND attempt.transaction_id = moved.transaction_id"
                    + " WHERE moved.organization_id = :organization AND moved.mode = :mode"
                    + " AND moved.moved_at >= :from AND moved.moved_at < :to"
                    + " ORDER BY moved.moved_at FETCH FIRST :limit ROWS ONLY";

    private static final String REFUNDS =
            "SELECT reference, transaction_id, refund_id, amount_minor, currency, returned_at AS moved_at"
                    + " FROM <schema>.sandbox_returns WHERE organization_id = :organization AND mode = :mode"
                    + " AND returned_at >= :from AND returned_at < :to"
                    + " ORDER BY returned_at FETCH FIRST :limit ROWS ONLY";

    private final Handle handle;
    private final Scope scope;

    StatementTable(Handle handle, Scope scope) {
        this.handle = handle;
        this.scope = scope;
    }

    Statement between(Instant from, Instant to) {
        List<Movement> charges = movements(CHARGES, from, to);
        List<Movement> refunds = movements(REFUNDS, from, to);
        return new Statement(
                Stream.of(charges, refunds)
                        .flatMap(movements -> movements.stream().limit(MAX))
                        .toList(),
                charges.size() > MAX || refunds.size() > MAX);
    }

    private List<Movement> movements(String sql, Instant from, Instant to) {
        return handle.createQuery(sql)
                .bind("organization", scope.organization().value())
                .bind("mode", WireName.of(scope.mode()))
                .bind("from", new UtcInstantArgument(from))
                .bind("to", new UtcInstantArgument(to))
                .bind("limit", MAX + 1)
                .map((row, context) -> toMovement(row))
                .list();
    }

    private static Movement toMovement(ResultSet row) throws SQLException {
        String refund = row.getString("refund_id");
        return new Movement(
                refund == null ? Movement.Kind.CHARGE : Movement.Kind.REFUND,
                row.getString("reference"),
                new TransactionId(row.getString("transaction_id")),
                refundId(refund),
                new Money(row.getLong("amount_minor"), CurrencyCode.ofStored(row.getString("currency"))),
                row.getObject("moved_at", OffsetDateTime.class).toInstant());
    }

    /** A refund that was made elsewhere has no id of ours. */
    private static @Nullable RefundId refundId(@Nullable String id) {
        return id != null && IdKind.REFUND.matches(id) ? new RefundId(id) : null;
    }
}
