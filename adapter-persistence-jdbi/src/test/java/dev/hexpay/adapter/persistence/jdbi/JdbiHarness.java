package dev.hexpay.adapter.persistence.jdbi;

import com.zaxxer.hikari.HikariDataSource;
import dev.hexpay.application.port.out.ApiKeys;
import dev.hexpay.application.port.out.CreditNotes;
import dev.hexpay.application.port.out.Customers;
import dev.hexpay.application.port.out.IdempotencyKeys;
import dev.hexpay.application.port.out.Invoices;
import dev.hexpay.application.port.out.Organizations;
import dev.hexpay.application.port.out.Outbox;
import dev.hexpay.application.port.out.PaymentMethods;
import dev.hexpay.application.port.out.Payments;
import dev.hexpay.application.port.out.ProviderNotifications;
import dev.hexpay.application.port.out.Receipts;
import dev.hexpay.application.port.out.Refunds;
import dev.hexpay.application.port.out.Transactions;
import dev.hexpay.application.port.out.UnitOfWork;
import dev.hexpay.testkit.contract.StoreHarness;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** A store on a database that is migrated once and emptied before each use. */
final class JdbiHarness implements StoreHarness {
    // Rows that refer to others go first.
    private static final List<String> TABLES = List.of(
            "credit_note",
            "receipt",
            "refund",
            "invoice",
            "invoice_series",
            "payment_transaction",
            "payment_method",
            "payment",
            "payer",
            "customer",
            "event",
            "provider_notification",
            "idempotency_key",
            "api_key",
            "organization");

    private final JdbiStore store;

    private JdbiHarness(JdbiStore store) {
        this.store = store;
    }

    static JdbiHarness withEmptyTables(HikariDataSource pool) {
        Jdbi.create(pool).useTransaction(handle -> TABLES.forEach(table -> handle.execute("DELETE FROM " + table)));
        return new JdbiHarness(JdbiStore.open(pool));
    }

    @Override
    public UnitOfWork unitOfWork() {
        return store.unitOfWork();
    }

    @Override
    public Payments payments() {
        return store.payments();
    }

    @Override
    public Transactions transactions() {
        return store.transactions();
    }

    @Override
    public Customers customers() {
        return store.customers();
    }

    @Override
    public PaymentMethods paymentMethods() {
        return store.paymentMethods();
    }

    @Override
    public Invoices invoices() {
        return store.invoices();
    }

    @Override
    public Refunds refunds() {
        return store.refunds();
    }

    @Override
    public CreditNotes creditNotes() {
        return store.creditNotes();
    }

    @Override
    public Receipts receipts() {
        return store.receipts();
    }

    @Override
    public Outbox outbox() {
        return store.outbox();
    }

    @Override
    public Organizations organizations() {
        return store.organizations();
    }

    @Override
    public ApiKeys apiKeys() {
        return store.apiKeys();
    }

    @Override
    public ProviderNotifications notifications() {
        return store.notifications();
    }

    @Override
    public IdempotencyKeys idempotencyKeys() {
        return store.idempotencyKeys();
    }

    /** The database stays for the next test. */
    @Override
    public void close() {}
}
