package dev.hexpay.e2e;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The supported databases. Each use gets a new, empty database. */
public enum TestDatabase {
    H2 {
        @Override
        public Map<String, String> freshSettings(Path dataDir) {
            return Map.of();
        }
    },
    POSTGRESQL {
        @Override
        public Map<String, String> freshSettings(Path dataDir) {
            String name = "hexpay_" + COUNTER.incrementAndGet();
            try (Connection connection = server().getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + name);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return Map.of(
                    "HEXPAY_DATABASE_URL",
                    "jdbc:postgresql://127.0.0.1:" + server().getPort() + "/" + name,
                    "HEXPAY_DATABASE_USER",
                    "postgres",
                    "HEXPAY_DATABASE_PASSWORD",
                    "postgres");
        }
    };

    private static final AtomicInteger COUNTER = new AtomicInteger();
    private static @Nullable EmbeddedPostgres server;

    /** The settings of a new database of this kind. The embedded database is in the data directory. */
    public abstract Map<String, String> freshSettings(Path dataDir);

    private static synchronized EmbeddedPostgres server() {
        try {
            if (server == null) {
                server = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "300")
                        .start();
            }
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
