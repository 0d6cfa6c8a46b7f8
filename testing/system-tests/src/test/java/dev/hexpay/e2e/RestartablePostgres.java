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

/** A PostgreSQL for one test that can stop and start again with its data and its port. */
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
                    // The embedded server disables it by default and then reports commits before they are on disk.
                    .setServerConfig("synchronous_commit", "on")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops it with an immediate shutdown, without waiting for clients or writing a checkpoint. */
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

    /** Stops all its processes where they are: connections stay open, and nothing is answered. */
    void freeze() {
        signalAll("-STOP");
    }

    /** Continues after {@link #freeze}. */
    void thaw() {
        signalAll("-CONT");
    }

    private void signalAll(String signal) {
        try {
            String pid = Files.readAllLines(dataDir.resolve("postmaster.pid")).get(0);
            // The parent first: a stopped parent starts no more children.
            signal(signal, pid);
            ProcessHandle.of(Long.parseLong(pid))
                    .orElseThrow()
                    .children()
                    .forEach(child -> signal(signal, child.pid() + ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void signal(String signal, String pid) {
        try {
            // A child that has ended meanwhile needs no signal.
            new ProcessBuilder("kill", signal, pid).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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
