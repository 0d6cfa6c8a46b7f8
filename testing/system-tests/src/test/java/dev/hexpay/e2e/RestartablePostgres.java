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

    /** Starts it on the data of this directory, which is created if it is empty. */
    RestartablePostgres(Path dataDir) {
        this.dataDir = dataDir;
        this.server = start();
    }

    Map<String, String> settings() {
        return settings("127.0.0.1:" + port + "/postgres");
    }

    /** The settings for a URL with these hosts, this database and these parameters. */
    static Map<String, String> settings(String hostsAndDatabase) {
        return Map.of(
                "HEXPAY_DATABASE_URL",
                "jdbc:postgresql://" + hostsAndDatabase,
                "HEXPAY_DATABASE_USER",
                "postgres",
                "HEXPAY_DATABASE_PASSWORD",
                "postgres");
    }

    Path dataDir() {
        return dataDir;
    }

    int port() {
        return port;
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
            ProcessHandle postmaster = postmaster();
            signal("-QUIT", postmaster.pid() + "");
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

    /** Ends all its processes at once, as when its machine loses power. */
    void kill() {
        ProcessHandle postmaster = postmaster();
        // A stopped parent starts no more children.
        signal("-STOP", postmaster.pid() + "");
        postmaster.children().forEach(ProcessHandle::destroyForcibly);
        postmaster.destroyForcibly();
        postmaster.onExit().join();
    }

    private void signalAll(String signal) {
        ProcessHandle postmaster = postmaster();
        // The parent first: a stopped parent starts no more children.
        signal(signal, postmaster.pid() + "");
        postmaster.children().forEach(child -> signal(signal, child.pid() + ""));
    }

    private ProcessHandle postmaster() {
        try {
            String pid = Files.readAllLines(dataDir.resolve("postmaster.pid")).get(0);
            return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
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
