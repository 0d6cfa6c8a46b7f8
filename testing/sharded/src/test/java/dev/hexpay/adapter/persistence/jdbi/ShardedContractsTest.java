package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.application.port.out.Store;
import dev.hexpay.embedded.Hexpay;
import dev.hexpay.sharded.Shards;
import dev.hexpay.testkit.contract.StoreHarness;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contracts of all repositories, on two databases. */
class ShardedContractsTest extends StoreContracts {
    private static final JdbiSettings SETTINGS =
            JdbiSettings.DEFAULT.withSchema(Schema.named("hexpay")).sendsStatementsSingly();

    private static EmbeddedPostgres first;
    private static EmbeddedPostgres second;
    private static Shards shards;
    private static DataSource together;

    @BeforeAll
    static void start() throws Exception {
        first = EmbeddedPostgres.start();
        second = EmbeddedPostgres.start();
        shards = Shards.at(
                List.of(first.getJdbcUrl("postgres", "postgres"), second.getJdbcUrl("postgres", "postgres")), 20);
        shards.pools().values().forEach(Hexpay.builder()::migrate);
        together = shards.together("");
    }

    @AfterAll
    static void stop() throws Exception {
        shards.close();
        first.close();
        second.close();
    }

    @Override
    StoreHarness emptyStore() {
        shards.pools().values().forEach(JdbiHarness::withEmptyTables);
        Store store = JdbiStore.open(together, SETTINGS);
        return new StoreHarness() {
            @Override
            public Store store() {
                return store;
            }

            @Override
            public void close() {}
        };
    }
}
