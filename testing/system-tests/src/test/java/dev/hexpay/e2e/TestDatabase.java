package dev.hexpay.e2e;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

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
            return newDatabase(Newest.SERVER);
        }
    };

    private static final AtomicInteger COUNTER = new AtomicInteger();

    /** The settings of a new database of this kind. The embedded database is in the data directory. */
    public abstract Map<String, String> freshSettings(Path dataDir);

    /** The settings of a new database on the oldest supported release of PostgreSQL, for the few tests that ask for it. */
    static Map<String, String> oldestPostgresql() {
        return newDatabase(Oldest.SERVER);
    }

    private static Map<String, String> newDatabase(EmbeddedPostgres server) {
        String name = "hexpay_" + COUNTER.incrementAndGet();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return Map.of(
                "HEXPAY_DATABASE_URL",
                "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + name,
                "HEXPAY_DATABASE_USER",
                "postgres",
                "HEXPAY_DATABASE_PASSWORD",
                "postgres");
    }

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
            return server.setServerConfig("max_connections", "300").start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
