package dev.hexpay.adapter.persistence.jdbi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Optional;
import org.h2.tools.Server;

/**
 * A TCP server through which the command line reaches an embedded database that a running server holds open. It listens
 * on the loopback address only. Its URL contains a secret and is stored in a file that only the operator can read.
 */
public final class EmbeddedTcpServer implements AutoCloseable {
    private static final String LOCAL_FILE = "jdbc:h2:file:";

    private final Server server;
    private final Path file;

    private EmbeddedTcpServer(Server server, Path file) {
        this.server = server;
        this.file = file;
    }

    /**
     * Starts a server for the database at {@code url} and writes its own URL to {@code file}; empty if the database is
     * not a local file.
     *
     * @param secret makes the URL of the server unguessable
     */
    public static Optional<EmbeddedTcpServer> start(String url, Path file, String secret) {
        if (!url.startsWith(LOCAL_FILE)) {
            return Optional.empty();
        }
        // The driver reads the property when it first listens; it must never listen on another address.
        System.setProperty("h2.bindAddress", "127.0.0.1");
        String database = url.substring(LOCAL_FILE.length()).split(";", 2)[0];
        try {
            Server server = Server.createTcpServer("-tcpPort", "0", "-tcpDaemon", "-key", secret, database)
                    .start();
            String serverUrl = "jdbc:h2:tcp://127.0.0.1:" + server.getPort() + "/" + secret;
            Files.deleteIfExists(file);
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.writeString(file, serverUrl);
            return Optional.of(new EmbeddedTcpServer(server, file));
        } catch (SQLException e) {
            throw new IllegalStateException("the TCP server of the embedded database does not start", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The URL in {@code file}; the server may have stopped since. */
    public static Optional<String> readUrl(Path file) {
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop();
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
