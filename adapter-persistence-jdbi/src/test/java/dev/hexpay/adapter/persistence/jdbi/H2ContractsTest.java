package dev.hexpay.adapter.persistence.jdbi;

import com.zaxxer.hikari.HikariDataSource;
import dev.hexpay.testkit.contract.StoreHarness;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class H2ContractsTest extends StoreContracts {
    private static HikariDataSource pool;

    @BeforeAll
    static void migrate() {
        pool = TestDatabase.H2.migratedForThreads();
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    @Override
    StoreHarness emptyStore() {
        return JdbiHarness.withEmptyTables(pool);
    }
}
