package dev.hexpay.adapter.sandbox;

import dev.hexpay.domain.money.CurrencyCode;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.Dispute;
import dev.hexpay.domain.payment.DisputeOutcome;
import dev.hexpay.domain.payment.DisputeStatus;
import dev.hexpay.domain.text.WireName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** The disputes, within one database transaction. */
final class DisputeTable {
    private static final String BY_KEY =
            " WHERE organization_id = :organization AND mode = :mode AND transaction_id = :transaction";
    private static final String REASON = "fraudulent";

    private final Handle handle;

    DisputeTable(Handle handle) {
        this.handle = handle;
    }

    /** Inserts a dispute of the full amount. */
    void insert(ChargeKey key, String dispute, Instant now) {
        bindKey(
                        handle.createUpdate("INSERT INTO <schema>.sandbox_disputes (dispute, organization_id, mode,"
                                + " transaction_id, charge, amount_minor, currency, disputed_at)"
                                + " SELECT :dispute, organization_id, mode, transaction_id, charge, amount_minor,"
                                + " currency, :now FROM <schema>.sandbox_attempts" + BY_KEY),
                        key)
                .bind("dispute", dispute)
                .bind("now", new UtcInstantArgument(now))
                .execute();
    }

    void resolve(ChargeKey key, DisputeOutcome outcome) {
        bindKey(handle.createUpdate("UPDATE <schema>.sandbox_disputes SET verdict = :verdict" + BY_KEY), key)
                .bind("verdict", WireName.of(outcome))
                .execute();
    }

    Optional<Dispute> find(ChargeKey key) {
        return bindKey(
                        handle.createQuery(
                                "SELECT amount_minor, currency, verdict FROM <schema>.sandbox_disputes" + BY_KEY),
                        key)
                .map((row, context) -> toDispute(row))
                .findOne();
    }

    private static Dispute toDispute(ResultSet row) throws SQLException {
        Money amount = new Money(row.getLong("amount_minor"), CurrencyCode.ofStored(row.getString("currency")));
        String outcome = row.getString("verdict");
        DisputeStatus status =
                outcome == null ? DisputeStatus.OPEN : DisputeStatus.valueOf(outcome.toUpperCase(Locale.ROOT));
        return new Dispute(amount, REASON, status);
    }

    private static <S extends SqlStatement<S>> S bindKey(S statement, ChargeKey key) {
        return statement
                .bind("organization", key.scope().organization().value())
                .bind("mode", WireName.of(key.scope().mode()))
                .bind("transaction", key.transaction().value());
    }
}
