package dev.hexpay.adapter.sandbox;

import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.money.CurrencyCode;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.tenant.Scope;
import java.util.Currency;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** What the sandbox really moved, whatever anybody was told: for tests that look for lost and doubled charges. */
public final class SandboxLedger {
    private final Jdbi jdbi;

    /** Reads these books. */
    public SandboxLedger(DataSource dataSource) {
        this.jdbi = Jdbi.create(dataSource);
    }

    /** How often the attempt was charged. */
    public int charges(TransactionId transaction) {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT COUNT(*) FROM sandbox_movements WHERE transaction_id = :attempt")
                        .bind("attempt", transaction.value())
                        .mapTo(Integer.class)
                        .one());
    }

    /** What moved for the attempt, in minor units of its currency. */
    public long movedMinor(TransactionId transaction) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT COALESCE(SUM(amount_minor), 0) FROM sandbox_movements WHERE transaction_id = :attempt")
                .bind("attempt", transaction.value())
                .mapTo(Long.class)
                .one());
    }

    /** How often money of the attempt went back. */
    public int refunds(TransactionId transaction) {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT COUNT(*) FROM sandbox_returns WHERE transaction_id = :attempt")
                        .bind("attempt", transaction.value())
                        .mapTo(Integer.class)
                        .one());
    }

    /** What of the attempt's money went back, in minor units of its currency. */
    public long refundedMinor(TransactionId transaction) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT COALESCE(SUM(amount_minor), 0) FROM sandbox_returns WHERE transaction_id = :attempt")
                .bind("attempt", transaction.value())
                .mapTo(Long.class)
                .one());
    }

    /** What moved for the attempt and did not go back, in minor units of its currency. */
    public long netMinor(TransactionId transaction) {
        return movedMinor(transaction) - refundedMinor(transaction);
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
    public int disputes(TransactionId transaction) {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT COUNT(*) FROM sandbox_disputes WHERE transaction_id = :attempt")
                        .bind("attempt", transaction.value())
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
        return sum("sandbox_movements", scope, currency);
    }

    /** All that went back to payers of this scope in one currency. */
    public Money refunded(Scope scope, Currency currency) {
        return sum("sandbox_returns", scope, currency);
    }

    /** All that moved for this scope in one currency and did not go back. */
    public Money net(Scope scope, Currency currency) {
        return moved(scope, currency).minus(refunded(scope, currency));
    }

    private Money sum(String table, Scope scope, Currency currency) {
        long minor = jdbi.withHandle(handle -> handle.createQuery("SELECT COALESCE(SUM(amount_minor), 0) FROM " + table
                        + " WHERE organization_id = :organization AND mode = :mode AND currency = :currency")
                .bind("organization", scope.organization().value())
                .bind("mode", scope.mode().wire())
                .bind("currency", CurrencyCode.wire(currency))
                .mapTo(Long.class)
                .one());
        return new Money(minor, currency);
    }
}
