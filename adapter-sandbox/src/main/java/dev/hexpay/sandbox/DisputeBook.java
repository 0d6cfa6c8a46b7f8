package dev.hexpay.sandbox;

import dev.hexpay.application.port.out.DisputeDesk.Verdict;
import dev.hexpay.domain.money.CurrencyCode;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.transaction.Dispute;
import dev.hexpay.domain.transaction.Dispute.Standing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** What payers say that they did not buy; one transaction's view of its table. */
final class DisputeBook {
    private static final String OF_ATTEMPT =
            " WHERE organization_id = :organization AND mode = :mode AND transaction_id = :transaction";
    private static final String REASON = "fraudulent";

    private final Handle handle;

    DisputeBook(Handle handle) {
        this.handle = handle;
    }

    /** Notes that the owner of the money that moved wants all of it back. */
    void open(AttemptKey key, String dispute, Instant now) {
        named(
                        handle.createUpdate("INSERT INTO sandbox_disputes (dispute, organization_id, mode,"
                                + " transaction_id, charge, amount_minor, currency, disputed_at)"
                                + " SELECT :dispute, organization_id, mode, transaction_id, charge, amount_minor,"
                                + " currency, :now FROM sandbox_attempts" + OF_ATTEMPT),
                        key)
                .bind("dispute", dispute)
                .bind("now", new UtcTime(now))
                .execute();
    }

    void decide(AttemptKey key, Verdict verdict) {
        named(handle.createUpdate("UPDATE sandbox_disputes SET verdict = :verdict" + OF_ATTEMPT), key)
                .bind("verdict", verdict.name().toLowerCase(Locale.ROOT))
                .execute();
    }

    Optional<Dispute> find(AttemptKey key) {
        return named(
                        handle.createQuery("SELECT amount_minor, currency, verdict FROM sandbox_disputes" + OF_ATTEMPT),
                        key)
                .map((row, context) -> dispute(row))
                .findOne();
    }

    private static Dispute dispute(ResultSet row) throws SQLException {
        Money amount = new Money(row.getLong("amount_minor"), CurrencyCode.parse(row.getString("currency")));
        String verdict = row.getString("verdict");
        Standing standing = verdict == null ? Standing.OPEN : Standing.valueOf(verdict.toUpperCase(Locale.ROOT));
        return new Dispute(amount, REASON, standing);
    }

    private static <S extends SqlStatement<S>> S named(S statement, AttemptKey key) {
        return statement
                .bind("organization", key.scope().organization().value())
                .bind("mode", key.scope().mode().wire())
                .bind("transaction", key.transaction().value());
    }
}
