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
 * Lets the command line into an embedded database that a running server holds open. It listens on the loopback address
 * only and for those who know its secret name, which stands in a file for the operator alone.
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
     * Opens a door to the database at {@code url} and writes its address into {@code file}; empty when the database is
     * no file of this machine.
     *
     * @param secret what its address is made of, so that nobody guesses it
     */
    public static Optional<EmbeddedTcpServer> start(String url, Path file, String secret) {
        if (!url.startsWith(LOCAL_FILE)) {
            return Optional.empty();
        }
        // Read by the driver when it first listens: never on any other address than this machine's own.
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
            throw new IllegalStateException("the door to the embedded database does not open", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The address that a server has left in {@code file}; it may be gone by now. */
    public static Optional<String> urlIn(Path file) {
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
