package dev.hexpay.sandbox;

import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.money.CurrencyCode;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.scope.Scope;
import java.util.Currency;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** What the sandbox really moved, whatever anybody was told: for tests that look for lost and doubled charges. */
public final class SandboxLedger {
    private final Jdbi jdbi;

    /** Reads these books. */
    public SandboxLedger(DataSource books) {
        this.jdbi = Jdbi.create(books);
    }

    /** How often the attempt was charged. */
    public int charges(TransactionId attempt) {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT COUNT(*) FROM sandbox_movements WHERE transaction_id = :attempt")
                        .bind("attempt", attempt.value())
                        .mapTo(Integer.class)
                        .one());
    }

    /** What moved for the attempt, in minor units of its currency. */
    public long movedMinor(TransactionId attempt) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT COALESCE(SUM(amount_minor), 0) FROM sandbox_movements WHERE transaction_id = :attempt")
                .bind("attempt", attempt.value())
                .mapTo(Long.class)
                .one());
    }

    /** How many charges were made for this scope, in all currencies. */
    public int charges(Scope scope) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT COUNT(*) FROM sandbox_movements"
                        + " WHERE organization_id = :organization AND mode = :mode")
                .bind("organization", scope.organization().value())
                .bind("mode", scope.mode().wire())
                .mapTo(Integer.class)
                .one());
    }

    /** How often the attempt was disputed. */
    public int disputes(TransactionId attempt) {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT COUNT(*) FROM sandbox_disputes WHERE transaction_id = :attempt")
                        .bind("attempt", attempt.value())
                        .mapTo(Integer.class)
                        .one());
    }

    /** How many charges of this scope are disputed. */
    public int disputes(Scope scope) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT COUNT(*) FROM sandbox_disputes"
                        + " WHERE organization_id = :organization AND mode = :mode")
                .bind("organization", scope.organization().value())
                .bind("mode", scope.mode().wire())
                .mapTo(Integer.class)
                .one());
    }

    /** All that moved for this scope in one currency. */
    public Money moved(Scope scope, Currency currency) {
        long minor = jdbi.withHandle(handle -> handle.createQuery("SELECT COALESCE(SUM(amount_minor), 0)"
                        + " FROM sandbox_movements"
                        + " WHERE organization_id = :organization AND mode = :mode AND currency = :currency")
                .bind("organization", scope.organization().value())
                .bind("mode", scope.mode().wire())
                .bind("currency", CurrencyCode.wire(currency))
                .mapTo(Long.class)
                .one());
        return new Money(minor, currency);
    }
}
