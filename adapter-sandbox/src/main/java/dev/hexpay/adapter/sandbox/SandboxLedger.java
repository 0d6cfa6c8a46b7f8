package dev.hexpay.adapter.sandbox;

import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.money.CurrencyCode;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.text.WireName;
import java.util.Currency;

/** The money that the sandbox moved, whatever it responded; tests use it to find lost and duplicate charges. */
public final class SandboxLedger {
    private final SandboxDatabase database;

    /** The ledger in this database. */
    public SandboxLedger(SandboxDatabase database) {
        this.database = database;
    }

    /** The number of charges of the transaction. */
    public int charges(TransactionId transaction) {
        return count("sandbox_movements", transaction);
    }

    /** The amount charged for the transaction, in minor units of its currency. */
    public long movedMinor(TransactionId transaction) {
        return sumMinor("sandbox_movements", transaction);
    }

    /** The number of refunds of the transaction. */
    public int refunds(TransactionId transaction) {
        return count("sandbox_returns", transaction);
    }

    /** The amount refunded for the transaction, in minor units of its currency. */
    public long refundedMinor(TransactionId transaction) {
        return sumMinor("sandbox_returns", transaction);
    }

    /** The amount charged minus the amount refunded, in minor units of the currency. */
    public long netMinor(TransactionId transaction) {
        return movedMinor(transaction) - refundedMinor(transaction);
    }

    /** The number of charges of the scope, in all currencies. */
    public int charges(Scope scope) {
        return database.withHandle(handle -> handle.createQuery("SELECT COUNT(*) FROM <schema>.sandbox_movements"
                        + " WHERE organization_id = :organization AND mode = :mode")
                .bind("organization", scope.organization().value())
                .bind("mode", WireName.of(scope.mode()))
                .mapTo(Integer.class)
                .one());
    }

    /** The number of disputes of the transaction. */
    public int disputes(TransactionId transaction) {
        return count("sandbox_disputes", transaction);
    }

    /** The number of disputes of the scope. */
    public int disputes(Scope scope) {
        return database.withHandle(handle -> handle.createQuery("SELECT COUNT(*) FROM <schema>.sandbox_disputes"
                        + " WHERE organization_id = :organization AND mode = :mode")
                .bind("organization", scope.organization().value())
                .bind("mode", WireName.of(scope.mode()))
                .mapTo(Integer.class)
                .one());
    }

    /** The amount charged for the scope in one currency. */
    public Money moved(Scope scope, Currency currency) {
        return sum("sandbox_movements", scope, currency);
    }

    /** The amount refunded for the scope in one currency. */
    public Money refunded(Scope scope, Currency currency) {
        return sum("sandbox_returns", scope, currency);
    }

    /** The amount charged minus the amount refunded for the scope in one currency. */
    public Money net(Scope scope, Currency currency) {
        return moved(scope, currency).minus(refunded(scope, currency));
    }

    private int count(String table, TransactionId transaction) {
        return database.withHandle(handle -> handle.createQuery(
                        "SELECT COUNT(*) FROM <schema>." + table + " WHERE transaction_id = :transaction")
                .bind("transaction", transaction.value())
                .mapTo(Integer.class)
                .one());
    }

    private long sumMinor(String table, TransactionId transaction) {
        return database.withHandle(handle -> handle.createQuery("SELECT COALESCE(SUM(amount_minor), 0) FROM <schema>."
                        + table + " WHERE transaction_id = :transaction")
                .bind("transaction", transaction.value())
                .mapTo(Long.class)
                .one());
    }

    private Money sum(String table, Scope scope, Currency currency) {
        long minor = database.withHandle(
                handle -> handle.createQuery("SELECT COALESCE(SUM(amount_minor), 0) FROM <schema>." + table
                                + " WHERE organization_id = :organization AND mode = :mode AND currency = :currency")
                        .bind("organization", scope.organization().value())
                        .bind("mode", WireName.of(scope.mode()))
                        .bind("currency", CurrencyCode.format(currency))
                        .mapTo(Long.class)
                        .one());
        return new Money(minor, currency);
    }
}
