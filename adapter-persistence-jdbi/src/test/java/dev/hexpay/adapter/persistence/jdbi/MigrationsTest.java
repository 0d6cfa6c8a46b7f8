package dev.hexpay.adapter.persistence.jdbi;

import static dev.hexpay.testkit.Builders.aCustomer;
import static dev.hexpay.testkit.Builders.aScope;
import static dev.hexpay.testkit.Builders.anOrganization;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.hexpay.application.port.out.DatabaseUnavailableException;
import dev.hexpay.application.port.out.Store;
import dev.hexpay.domain.tenant.Organization;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.flywaydb.core.api.FlywayException;
import org.h2.jdbcx.JdbcDataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.generic.GenericType;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationsTest {
    private static final JdbiSettings IN_SCHEMA_PAY = JdbiSettings.DEFAULT.withSchema(Schema.named("pay"));

    @ParameterizedTest
    @EnumSource
    void a_second_run_changes_nothing(TestDatabase database) {
        try (HikariDataSource pool = database.migrated()) {
            Store store = JdbiStore.open(pool);
            Organization organization = anOrganization();
            store.organizations().insert(organization);
            List<String> first = applied(pool, "hexpay");
            Migrations.migrate(pool);
            assertThat(store.organizations().all()).containsExactly(organization);
            assertThat(applied(pool, "hexpay")).isEqualTo(first).contains("1", "4");
        }
    }

    @ParameterizedTest
    @EnumSource
    void pending_migrations_are_listed_without_a_change(TestDatabase database) throws SQLException {
        try (HikariDataSource pool = TestDatabase.pool(database.newUrl())) {
            List<String> pending = Migrations.pending(pool);
            try (Connection connection = pool.getConnection();
                    ResultSet schemas = connection.getMetaData().getSchemas(null, "hexpay")) {
                assertThat(schemas.next()).as("a schema was created").isFalse();
            }
            Migrations.migrate(pool);

            assertThat(pending).startsWith("1", "2").containsExactlyElementsOf(versions(pool));
            assertThat(Migrations.pending(pool)).isEmpty();

            String newest = pending.get(pending.size() - 1);
            Jdbi.create(pool)
                    .useHandle(handle -> handle.execute(
                            "DELETE FROM \"hexpay\".\"hexpay_schema_history\" WHERE \"version\" = ?", newest));
            assertThat(Migrations.pending(pool)).containsExactly(newest);
        }
    }

    @Test
    void checksums_are_those_of_the_migrations() {
        try (HikariDataSource pool = TestDatabase.H2.migrated()) {
            Map<Integer, Integer> recorded = new TreeMap<>();
            checksums(pool).forEach((version, checksum) -> recorded.put(Integer.valueOf(version), checksum));

            assertThat(MigrationHistory.RELEASED)
                    .as("checksums.properties")
                    .containsExactlyInAnyOrderEntriesOf(recorded);
        }
    }

    @ParameterizedTest
    @EnumSource
    void migration_that_was_applied_in_another_form_or_not_completely_is_refused(TestDatabase database) {
        for (String change : List.of("\"checksum\" = 1", "\"success\" = FALSE")) {
            try (HikariDataSource pool = database.migrated()) {
                Jdbi.create(pool)
                        .useHandle(handle -> handle.execute("UPDATE \"hexpay\".\"hexpay_schema_history\" SET " + change
                                + " WHERE \"version\" = '4'"));

                assertThatThrownBy(() -> Migrations.migrate(pool))
                        .as(change)
                        .isInstanceOf(FlywayException.class)
                        .hasMessageContaining("4");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void database_of_a_newer_release_is_up_to_date(TestDatabase database) {
        try (HikariDataSource pool = database.migrated()) {
            List<String> before = versions(pool);
            Jdbi.create(pool)
                    .useHandle(handle -> handle.execute("INSERT INTO \"hexpay\".\"hexpay_schema_history\""
                            + " SELECT 1000, '1000', \"description\", \"type\", \"script\", \"checksum\", \"installed_by\","
                            + " \"installed_on\", \"execution_time\", \"success\""
                            + " FROM \"hexpay\".\"hexpay_schema_history\" WHERE \"version\" = '4'"));

            Migrations.migrate(pool);

            assertThat(Migrations.pending(pool)).isEmpty();
            assertThat(versions(pool)).hasSize(before.size() + 1).contains("1000");
        }
    }

    private static List<String> versions(HikariDataSource pool) {
        return applied(pool, "hexpay").stream()
                .filter(version -> version != null && !version.equals("0"))
                .toList();
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
                    Migrations.migrate(pool);
                    return null;
                }));
            }
            for (Future<?> each : started) {
                each.get();
            }
            assertThat(applied(pool, "hexpay")).doesNotHaveDuplicates().contains("1", "4");
        } finally {
            starting.shutdownNow();
        }
    }

    @Test
    void server_waits_for_a_migration_that_takes_longer_than_its_timeouts() throws Exception {
        String url = TestDatabase.POSTGRESQL
                        .newUrl()
                        .replace("lock_timeout=20s", "lock_timeout=500ms%20-c%20statement_timeout=500ms")
                + "&socketTimeout=1";
        ExecutorService starting = Executors.newSingleThreadExecutor();
        try (HikariDataSource pool = TestDatabase.pool(url);
                Handle migrating = Jdbi.open(url)) {
            migrating.execute("SELECT pg_advisory_lock(7226)");

            Future<?> started = starting.submit(() -> Migrations.migrate(pool));

            assertThatThrownBy(() -> started.get(2, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
            migrating.execute("SELECT pg_advisory_unlock(7226)");
            started.get();
            assertThat(Jdbi.create(pool)
                            .<String, RuntimeException>withHandle(handle -> handle.createQuery("SHOW statement_timeout")
                                    .mapTo(String.class)
                                    .one()))
                    .isEqualTo("500ms");
        } finally {
            starting.shutdownNow();
        }
    }

    @Test
    void database_that_is_up_to_date_is_not_locked() {
        String url = TestDatabase.POSTGRESQL.newUrl();
        try (HikariDataSource pool = TestDatabase.migratedAt(url.replace("lock_timeout=20s", "lock_timeout=1ms"));
                Handle other = Jdbi.open(url)) {
            other.execute("SELECT pg_advisory_lock(7226)");

            assertThat(CompletableFuture.runAsync(() -> Migrations.migrate(pool)))
                    .succeedsWithin(Duration.ofSeconds(30));
        }
    }

    @ParameterizedTest
    @EnumSource
    void one_connection_is_enough(TestDatabase database) {
        try (HikariDataSource pool = TestDatabase.poolOfOne(database.newUrl())) {
            Migrations.migrate(pool);
            assertThat(JdbiStore.open(pool).organizations().all()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void tables_of_the_host_with_the_same_names_do_not_matter(TestDatabase database) {
        try (HikariDataSource pool = TestDatabase.pool(database.newUrl())) {
            Jdbi host = Jdbi.create(pool);
            host.useHandle(handle -> {
                handle.execute("CREATE TABLE organization (number INTEGER)");
                handle.execute("CREATE TABLE payment (number INTEGER)");
                handle.execute("CREATE INDEX payment_by_customer ON payment (number)");
                handle.execute("INSERT INTO organization VALUES (1)");
            });
            Migrations.migrate(pool);
            Store store = JdbiStore.open(pool);
            Organization organization = anOrganization();
            store.organizations().insert(organization);
            assertThat(store.organizations().all()).containsExactly(organization);
            assertThat(host.<Integer, RuntimeException>withHandle(
                            handle -> handle.createQuery("SELECT number FROM organization")
                                    .mapTo(Integer.class)
                                    .one()))
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void schema_of_the_connection_stays_as_it_was(TestDatabase database) {
        try (HikariDataSource pool = TestDatabase.poolOfOne(database.newUrl())) {
            Migrations.migrate(pool);
            assertThat(Jdbi.create(pool)
                            .<String, Exception>withHandle(
                                    handle -> handle.getConnection().getSchema()))
                    .isEqualTo("public");
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @EnumSource
    void two_installations_in_one_database_are_separate(TestDatabase database) {
        try (HikariDataSource pool = database.migrated()) {
            Migrations.migrate(pool, IN_SCHEMA_PAY);
            Store store = JdbiStore.open(pool, IN_SCHEMA_PAY);
            store.organizations().insert(anOrganization());
            assertThat(store.organizations().all()).hasSize(1);
            assertThat(JdbiStore.open(pool).organizations().all()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Pay", "pay-ments", "pay\"", "1pay"})
    void schema_that_is_not_a_lower_case_identifier_is_rejected(String name) {
        assertThatThrownBy(() -> Schema.named(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource
    void migration_inside_a_transaction_of_the_host_is_rejected(TestDatabase database) {
        try (HikariDataSource pool = TestDatabase.pool(database.newUrl())) {
            JoiningDataSource dataSource = new JoiningDataSource(pool);
            Jdbi.create(pool)
                    .useTransaction(handle -> dataSource.join(handle.getConnection(), () -> {
                        assertThatThrownBy(() -> Migrations.migrate(dataSource))
                                .isInstanceOf(IllegalStateException.class)
                                .hasMessageStartingWith("Migrations commit: run them outside of your transaction");
                        return "rejected";
                    }));
        }
    }

    @Test
    void unreachable_database_is_unavailable() {
        JdbcDataSource nowhere = new JdbcDataSource();
        nowhere.setURL("jdbc:h2:tcp://127.0.0.1:1/nowhere");
        assertThatThrownBy(() -> Migrations.migrate(nowhere)).isInstanceOf(DatabaseUnavailableException.class);
        assertThatThrownBy(() -> JdbiStore.open(nowhere)).isInstanceOf(DatabaseUnavailableException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MODE=PostgreSQL", "DATABASE_TO_LOWER=TRUE", "DEFAULT_NULL_ORDERING=HIGH", "WRITE_DELAY=0"})
    void h2_url_without_a_required_option_is_rejected(String option) {
        String url = TestDatabase.H2.newUrl().replace(";" + option, "");
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setURL(url);
        String sentence = "the H2 URL lacks the option " + option + ": append JdbiStore.H2_OPTIONS to it";
        assertThatThrownBy(() -> Migrations.migrate(dataSource))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(sentence);
        assertThatThrownBy(() -> JdbiStore.open(dataSource))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(sentence);
    }

    @Test
    void h2_database_in_memory_has_no_write_delay() {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setURL(
                "jdbc:h2:mem:no_write_delay;DB_CLOSE_DELAY=-1" + JdbiStore.H2_OPTIONS.replace(";WRITE_DELAY=0", ""));
        Migrations.migrate(dataSource);
        assertThat(JdbiStore.open(dataSource).organizations().all()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "H2")
    void history_is_the_same_on_every_release_of_postgresql(TestDatabase database) {
        try (HikariDataSource h2 = TestDatabase.H2.migrated();
                HikariDataSource pool = database.migrated()) {
            assertThat(checksums(pool)).isEqualTo(checksums(h2)).isNotEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void columns_of_json_accept_null_and_json_only(TestDatabase database) {
        try (HikariDataSource pool = database.migrated()) {
            Store store = JdbiStore.open(pool);
            store.customers().getOrInsert(aScope(), aCustomer().build());
            Jdbi jdbi = Jdbi.create(pool);
            jdbi.useHandle(handle -> handle.execute("UPDATE hexpay.customer SET metadata = NULL"));
            jdbi.useHandle(handle -> handle.execute("UPDATE hexpay.customer SET metadata = '{\"order\":\"1\"}'"));
            assertThatThrownBy(() -> jdbi.useHandle(
                            handle -> handle.execute("UPDATE hexpay.customer SET metadata = '{\"order'")))
                    .isInstanceOf(UnableToExecuteStatementException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PostgreSQL 13.18 on x86_64-pc-linux-gnu,PostgreSQL 13.18",
        "PostgreSQL 8.0.2 on i686-pc-linux-gnu Redshift 1.0,PostgreSQL 8.0.2",
        "CockroachDB CCL v25.2.0 (x86_64-pc-linux-gnu),CockroachDB CCL v25.2.0 (x86_64-pc-linux-gnu)"
    })
    void older_or_foreign_server_is_refused_in_one_line(String version, String named) {
        try (HikariDataSource pool = TestDatabase.pool(urlOfServerThatCallsItself(version))) {
            String sentence = "the database must be PostgreSQL 14 or newer, or H2; it is " + named;
            assertThatThrownBy(() -> Migrations.migrate(pool))
                    .isInstanceOf(UnsupportedDatabaseException.class)
                    .hasMessage(sentence);
            assertThatThrownBy(() -> JdbiStore.open(pool))
                    .isInstanceOf(UnsupportedDatabaseException.class)
                    .hasMessage(sentence);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.4.240", "2.5.252"})
    void defective_release_of_h2_is_refused(String version) {
        assertThatThrownBy(() -> Dialect.checkH2Version(version))
                .isInstanceOf(UnsupportedDatabaseException.class)
                .hasMessage("H2 " + version + " loses commits or refuses valid rows: use H2 2.3.232");
        Dialect.checkH2Version("2.3.232");
    }

    /** A function of the same name comes before the one of the server. */
    private static String urlOfServerThatCallsItself(String version) {
        String url = TestDatabase.POSTGRESQL.newUrl();
        try (HikariDataSource pool = TestDatabase.poolOfOne(url)) {
            Jdbi.create(pool)
                    .useHandle(handle -> handle.execute("CREATE FUNCTION public.version() RETURNS text LANGUAGE sql"
                            + " IMMUTABLE AS 'SELECT ''" + version + "''::text'"));
        }
        return url + "&currentSchema=public,pg_catalog";
    }

    private static Map<String, Integer> checksums(HikariDataSource pool) {
        return Jdbi.create(pool)
                .withHandle(handle -> handle.createQuery("SELECT \"version\", \"checksum\""
                                + " FROM hexpay.hexpay_schema_history WHERE \"checksum\" IS NOT NULL")
                        .setMapKeyColumn("version")
                        .setMapValueColumn("checksum")
                        .collectInto(new GenericType<Map<String, Integer>>() {}));
    }

    private static List<String> applied(HikariDataSource pool, String schema) {
        return Jdbi.create(pool)
                .withHandle(handle -> handle.createQuery("SELECT \"version\" FROM " + schema
                                + ".hexpay_schema_history WHERE \"version\" IS NOT NULL AND \"success\"")
                        .mapTo(String.class)
                        .list());
    }
}
