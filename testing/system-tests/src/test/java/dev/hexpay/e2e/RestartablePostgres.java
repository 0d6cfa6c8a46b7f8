package dev.hexpay.e2e;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;

/** A PostgreSQL of one test's own, which may go away and come back with its data and on its port. */
final class RestartablePostgres implements AutoCloseable {
    private final Path dataDir;
    private final int port = TestServer.freePort();
    private EmbeddedPostgres server;

    RestartablePostgres(Path dataDir) {
        this.dataDir = dataDir;
        this.server = start();
    }

    Map<String, String> settings() {
        return Map.of(
                "HEXPAY_DATABASE_URL",
                "jdbc:postgresql://127.0.0.1:" + port + "/postgres",
                "HEXPAY_DATABASE_USER",
                "postgres",
                "HEXPAY_DATABASE_PASSWORD",
                "postgres");
    }

    private EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder()
                    .setDataDirectory(dataDir)
                    .setCleanDataDirectory(false)
                    .setPort(port)
                    // Off for tests otherwise: then it answers before it has kept what it was told.
                    .setServerConfig("synchronous_commit", "on")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it at once, as its "immediate" shutdown does: nobody is waited for, nothing is written down. */
    void stopImmediately() {
        try {
            String pid = Files.readAllLines(dataDir.resolve("postmaster.pid")).get(0);
            ProcessHandle postmaster = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
            new ProcessBuilder("kill", "-QUIT", pid).start().waitFor();
            postmaster.onExit().get(30, TimeUnit.SECONDS);
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    DataSource dataSource() {
        return server.getPostgresDatabase();
    }

    void restart() {
        server = start();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
