package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.application.port.out.Store;
import static dev.hexpay.testkit.Builders.anOrganization;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.hexpay.application.port.out.DatabaseUnavailableException;
import dev.hexpay.domain.tenant.Organization;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.h2.jdbcx.JdbcDataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MigrationsTest {
    /** The number of migrations. */
    private static final int MIGRATIONS = 4;

    private static final String NEIGHBOURS = "classpath:dev/hexpay/adapter/persistence/jdbi/neighbours";

    @ParameterizedTest
    @EnumSource
    void a_second_run_changes_nothing(TestDatabase database) {
        try (HikariDataSource pool = database.migrated()) {
            Store store = JdbiStore.open(pool);
            Organization organization = anOrganization();
            store.organizations().insert(organization);
            migrate(pool);
            assertThat(store.organizations().all()).containsExactly(organization);
            assertThat(applied(pool, Migrations.HISTORY_TABLE)).isEqualTo(MIGRATIONS);
        }
    }

    @ParameterizedTest
    @EnumSource
    void servers_that_start_at_once_migrate_once(TestDatabase database) throws Exception {
        int servers = 4;
        ExecutorService starting = Executors.newFixedThreadPool(servers);
        try (HikariDataSource pool = TestDatabase.pool(database.newUrl())) {
            CyclicBarrier together = new CyclicBarrier(servers);
            List<Future<?>> started = new ArrayList<>();
            for (int i = 0; i < servers; i++) {
                started.add(starting.submit(() -> {
                    together.await();
                    migrate(pool);
                    return null;
                }));
            }
            for (Future<?> each : started) {
                each.get();
            }
            assertThat(applied(pool, Migrations.HISTORY_TABLE)).isEqualTo(MIGRATIONS);
        } finally {
            starting.shutdownNow();
        }
    }

    @ParameterizedTest
    @EnumSource
    void two_locations_share_a_database_in_either_order(TestDatabase database) {
        try (HikariDataSource pool = TestDatabase.pool(database.newUrl())) {
            migrate(pool);
            Migrations.migrate(pool, NEIGHBOURS, "neighbour_history");
            assertThat(applied(pool, "neighbour_history")).isEqualTo(1);
        }
        try (HikariDataSource pool = TestDatabase.pool(database.newUrl())) {
            Migrations.migrate(pool, NEIGHBOURS, "neighbour_history");
            migrate(pool);
            assertThat(applied(pool, Migrations.HISTORY_TABLE)).isEqualTo(MIGRATIONS);
        }
    }

    @ParameterizedTest
    @EnumSource
    void location_without_migrations_is_rejected(TestDatabase database) {
        try (HikariDataSource pool = TestDatabase.pool(database.newUrl())) {
            assertThatThrownBy(() -> Migrations.migrate(pool, NEIGHBOURS + "/nowhere", "nowhere_history"))
                    .isInstanceOf(FlywayException.class);
        }
    }

    @Test
    void unreachable_database_is_unavailable() {
        JdbcDataSource nowhere = new JdbcDataSource();
        nowhere.setURL("jdbc:h2:tcp://127.0.0.1:1/nowhere");
        assertThatThrownBy(() -> migrate(nowhere)).isInstanceOf(DatabaseUnavailableException.class);
    }

    private static void migrate(DataSource dataSource) {
        Migrations.migrate(dataSource, Migrations.LOCATION, Migrations.HISTORY_TABLE);
    }

    private static int applied(HikariDataSource pool, String historyTable) {
        return Jdbi.create(pool)
                .withHandle(handle -> handle.createQuery(
                                "SELECT COUNT(*) FROM " + historyTable + " WHERE \"version\" <> '0' AND \"success\"")
                        .mapTo(Integer.class)
                        .one());
    }
}
