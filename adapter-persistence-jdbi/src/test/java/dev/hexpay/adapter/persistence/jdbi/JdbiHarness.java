package dev.hexpay.adapter.persistence.jdbi;

import com.zaxxer.hikari.HikariDataSource;
import dev.hexpay.application.port.out.Store;
import dev.hexpay.testkit.contract.StoreHarness;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** A store on a database that is migrated once and emptied before each test. */
final class JdbiHarness implements StoreHarness {
    // In the order of foreign keys: referencing tables first.
    private static final List<String> TABLES = List.of(
            "audit_entry",
            "operator_session",
            "login_link",
            "credit_note",
            "webhook_attempt",
            "webhook_delivery",
            "webhook_endpoint",
            "receipt",
            "refund",
            "invoice",
            "invoice_series",
            "payment_transaction",
            "document_file",
            "payment_method",
            "payment",
            "payer",
            "customer",
            "event",
            "provider_notification",
            "idempotency_key",
            "api_key",
            "organization");

    private final Store store;

    private JdbiHarness(Store store) {
        this.store = store;
    }

    static JdbiHarness withEmptyTables(HikariDataSource pool) {
        Jdbi.create(pool)
                .useTransaction(handle -> TABLES.forEach(table -> handle.execute("DELETE FROM hexpay." + table)));
        return new JdbiHarness(JdbiStore.open(pool));
    }

    @Override
    public Store store() {
        return store;
    }

    @Override
    public void close() {}
}
