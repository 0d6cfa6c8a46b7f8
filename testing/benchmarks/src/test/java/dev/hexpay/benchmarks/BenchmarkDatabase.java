package dev.hexpay.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Where the servers store: PostgreSQL, one for all of them, or an H2 file for each. */
final class BenchmarkDatabase implements AutoCloseable {
    private final @Nullable EmbeddedPostgres server;
    private int created;

    private BenchmarkDatabase(@Nullable EmbeddedPostgres server) {
        this.server = server;
    }

    /** How a server reaches its database. */
    record Login(String url, String user, String password) {}

    /** PostgreSQL, which answers a commit when its log is on the disk, as it does in production. */
    static BenchmarkDatabase postgresql() throws IOException {
        return new BenchmarkDatabase(EmbeddedPostgres.builder()
                .setServerConfig("max_connections", "200")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("fsync", "on")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("max_wal_size", "4GB")
                .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                .start());
    }

    /** The embedded database. */
    static BenchmarkDatabase h2() {
        return new BenchmarkDatabase(null);
    }

    /** A new database. */
    Login create() throws IOException {
        created++;
        if (server == null) {
            String file = Files.createTempDirectory("hexpay-benchmark")
                    .resolve("hexpay")
                    .toString();
            return new Login("jdbc:h2:" + file, "sa", "");
        }
        run("CREATE DATABASE benchmark_" + created);
        if (created == 1) {
            run("CREATE EXTENSION pg_stat_statements");
        }
        return new Login(
                "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/benchmark_" + created, "postgres", "postgres");
    }

    /** How many statements were executed so far, those that begin and end transactions included; 0 for H2. */
    long statements() {
        return number("SELECT coalesce(sum(calls), 0) FROM pg_stat_statements");
    }

    /** How many bytes were written to the log so far; 0 for H2. */
    long logBytes() {
        return number("SELECT pg_current_wal_insert_lsn() - '0/0'::pg_lsn");
    }

    /** Waits until the jobs of a Hexpay server have sent all receipts; with H2, which only the server can read, does nothing. */
    void awaitReceipts(String url) throws SQLException, InterruptedException {
        if (server == null) {
            return;
        }
        String due = "SELECT EXISTS (SELECT FROM hexpay.receipt WHERE due_at IS NOT NULL)";
        try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres");
                PreparedStatement statement = connection.prepareStatement(due)) {
            while (isTrue(statement)) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
    }

    private static boolean isTrue(PreparedStatement query) throws SQLException {
        try (ResultSet result = query.executeQuery()) {
            return result.next() && result.getBoolean(1);
        }
    }

    private long number(String query) {
        if (server == null) {
            return 0;
        }
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void run(String sql) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        if (server != null) {
            server.close();
        }
    }
}
