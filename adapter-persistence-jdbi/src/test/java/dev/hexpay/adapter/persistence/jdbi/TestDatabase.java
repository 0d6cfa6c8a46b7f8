package dev.hexpay.adapter.persistence.jdbi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Creates an empty database for a test: an H2 file, or a database of an embedded PostgreSQL server. */
enum TestDatabase {
    H2 {
        @Override
        String newUrl() {
            try {
                Path file = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "h2-")
                        .resolve("hexpay");
                return "jdbc:h2:file:" + file + JdbiStore.H2_OPTIONS;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        HikariDataSource migratedForThreads() {
            // Over a file, H2 loses updates of concurrent connections (decision 14).
            return migratedAt("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1" + JdbiStore.H2_OPTIONS);
        }

        @Override
        void breakConnections(DataSource dataSource) {
            // The statement breaks its own connection as well.
            assertThatThrownBy(
                            () -> Jdbi.create(dataSource).useHandle(handle -> handle.execute("SHUTDOWN IMMEDIATELY")))
                    .hasStackTraceContaining("Database is already closed");
        }

        /** Without statistics, all indexes that begin with the scope cost the same. These columns have few values. */
        @Override
        void preferIndexes(Handle handle) {
            handle.createQuery("SELECT table_name || ' ALTER COLUMN ' || column_name FROM information_schema.columns"
                            + " WHERE table_schema = 'hexpay' AND column_name IN ('organization_id', 'mode', 'name', 'currency',"
                            + " 'status', 'kind')")
                    .mapTo(String.class)
                    .list()
                    .forEach(column -> handle.execute("ALTER TABLE hexpay." + column + " SELECTIVITY 1"));
        }

        @Override
        void assertReadsIndexInOrder(String plan) {
            assertThat(plan).contains("/* index sorted */");
        }
    },

    POSTGRESQL {
        @Override
        String newUrl() {
            return newDatabase(Newest.SERVER);
        }
    },

    /** The oldest supported release. The contract suites run on the newest one only. */
    OLDEST_POSTGRESQL {
        @Override
        String newUrl() {
            return newDatabase(Oldest.SERVER);
        }
    };

    /** The URL of a new, empty database. */
    abstract String newUrl();

    /** Ends every open transaction, as a crash of the database does. */
    void breakConnections(DataSource dataSource) {
        Jdbi.create(dataSource)
                .useHandle(handle -> handle.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        + " WHERE pid <> pg_backend_pid() AND state = 'idle in transaction'"));
    }

    /** Makes the planner use indexes as for a scope with many rows, although the tables are empty. */
    void preferIndexes(Handle handle) {
        handle.execute("SET enable_seqscan = off");
        handle.execute("SET enable_bitmapscan = off");
    }

    /** Asserts that a plan reads the rows in the order of an index. */
    void assertReadsIndexInOrder(String plan) {
        assertThat(plan).contains("Index Scan Backward").doesNotContain("Sort");
    }

    /** A new, migrated database. */
    HikariDataSource migrated() {
        return migratedAt(newUrl());
    }

    /** A new, migrated database on which several connections may write at the same time. */
    HikariDataSource migratedForThreads() {
        return migrated();
    }

    static HikariDataSource migratedAt(String url) {
        HikariDataSource pool = pool(url);
        Migrations.migrate(pool);
        return pool;
    }

    /** Creates the tables of an earlier version, in the schema that it used. */
    static void migrateTo(HikariDataSource pool, String version) throws SQLException {
        Dialect dialect;
        try (Connection connection = pool.getConnection()) {
            dialect = Dialect.of(connection);
        }
        Flyway.configure()
                .dataSource(pool)
                .locations(Migrations.LOCATION)
                .table(Migrations.HISTORY_TABLE)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .placeholders(dialect.placeholders())
                .target(version)
                .load()
                .migrate();
    }

    /** A pool with enough connections for all threads of a test. */
    static HikariDataSource pool(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMinimumIdle(1);
        config.setMaximumPoolSize(20);
        return new HikariDataSource(config);
    }

    /** A pool with a single connection and a short connection timeout. */
    static HikariDataSource poolOfOne(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(1);
        config.setConnectionTimeout(250);
        return new HikariDataSource(config);
    }

    private static String newDatabase(EmbeddedPostgres server) {
        String name = "test_" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return server.getJdbcUrl("postgres", name) + "&" + JdbiStore.POSTGRESQL_OPTIONS;
    }

    /** One server for all tests of this JVM; tests fail if it does not start. */
    private static final class Newest {
        static final EmbeddedPostgres SERVER = start(EmbeddedPostgres.builder());
    }

    /** Its binaries are copied by the build; those on the classpath belong to the newest release. */
    private static final class Oldest {
        static final EmbeddedPostgres SERVER = start(EmbeddedPostgres.builder().setPgBinaryResolver(Oldest::binaries));

        private static InputStream binaries(String system, String machine) throws IOException {
            String name = "jar:" + Path.of("target", "oldest-postgresql.jar").toUri() + "!/postgres-"
                    + system.toLowerCase(Locale.ROOT) + "-" + machine + ".txz";
            return URI.create(name).toURL().openStream();
        }
    }

    private static EmbeddedPostgres start(EmbeddedPostgres.Builder server) {
        try {
            return server.setServerConfig("max_connections", "200").start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
