package dev.hexpay.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** A PostgreSQL and its synchronous standby: a commit is answered when both have it. */
final class PrimaryAndStandby implements AutoCloseable {
    private final RestartablePostgres primary;
    private final RestartablePostgres standby;
    private boolean primaryHangs;

    PrimaryAndStandby(Path dir) {
        primary = new RestartablePostgres(dir.resolve("primary"));
        // A copy of a database that was shut down needs no base backup.
        primary.close();
        copy(primary.dataDir(), dir.resolve("standby"));
        primary.restart();
        standby = startStandby(dir.resolve("standby"), primary.port());
        execute(primary, "ALTER SYSTEM SET synchronous_standby_names = 'standby'");
        execute(primary, "SELECT pg_reload_conf()");
        TestServer.await(
                () -> isTrue(primary, "SELECT EXISTS (SELECT FROM pg_stat_replication WHERE sync_state = 'sync')"));
    }

    private static RestartablePostgres startStandby(Path dataDir, int primaryPort) {
        try {
            Files.createFile(dataDir.resolve("standby.signal"));
            Files.writeString(
                    dataDir.resolve("postgresql.auto.conf"),
                    "primary_conninfo = 'host=127.0.0.1 port=%d user=postgres application_name=standby'%n"
                            .formatted(primaryPort));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new RestartablePostgres(dataDir);
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            // PostgreSQL requires the permissions of its directories.
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The settings with both hosts, of which a server uses the one that accepts writes. */
    Map<String, String> settings() {
        return RestartablePostgres.settings("127.0.0.1:%d,127.0.0.1:%d/postgres?targetServerType=primary"
                .formatted(primary.port(), standby.port()));
    }

    /** The machine of the primary dies. */
    void killPrimary() {
        primary.kill();
    }

    /** The machine of the primary hangs until {@link #close}: its connections stay open, and nothing is answered. */
    void freezePrimary() {
        primaryHangs = true;
        primary.freeze();
    }

    /** The standby becomes the primary. */
    void promoteStandby() {
        if (!isTrue(standby, "SELECT pg_promote()")) {
            throw new AssertionError("the standby was not promoted");
        }
    }

    /** The standby, which can be read before it is promoted. */
    DataSource standby() {
        return standby.dataSource();
    }

    private static void execute(RestartablePostgres server, String sql) {
        try (Connection connection = server.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isTrue(RestartablePostgres server, String query) {
        try (Connection connection = server.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next() && row.getBoolean(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        if (primaryHangs) {
            primary.kill();
        }
        standby.close();
        primary.close();
    }
}
