package dev.hexpay.bootstrap.admin;

import dev.hexpay.bootstrap.config.ConfigurationException;
import dev.hexpay.bootstrap.config.PrivateFiles;
import dev.hexpay.domain.error.PaymentsException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Unix domain socket on which a server executes commands of the operator; only the owner of its file can connect. A
 * connection carries one request, a line, and its response, another line.
 *
 * <p>One thread reads all connections. A connection has five seconds to send its request of at most 8 KiB; of more than
 * 32 connections, the one that has waited longest is closed. Up to four commands run at a time, and 16 wait.
 */
public final class AdminSocket implements AutoCloseable {
    static final String OUTPUT = "output";
    static final String ERROR = "error";

    private static final int MAX_CONNECTIONS = 32;
    private static final int MAX_RUNNING = 4;
    private static final int MAX_WAITING = 16;
    private static final long SELECT_MILLIS = 500;
    private static final long STOP_SECONDS = 30;
    private static final Logger LOG = LoggerFactory.getLogger(AdminSocket.class);

    private final Path file;
    private final @Nullable Object fileKey;
    private final ServerSocketChannel server;
    private final Selector selector;
    private final Function<AdminRequest, String> commands;
    private final ThreadPoolExecutor executor;

    private AdminSocket(Path file, ServerSocketChannel server, Function<AdminRequest, String> commands)
            throws IOException {
        this.file = file;
        this.fileKey = keyOf(file);
        this.server = server;
        this.selector = Selector.open();
        this.commands = commands;
        this.executor = new ThreadPoolExecutor(
                MAX_RUNNING,
                MAX_RUNNING,
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(MAX_WAITING),
                work -> daemon(work, "admin command"));
        executor.allowCoreThreadTimeOut(true);
        server.configureBlocking(false);
        server.register(selector, SelectionKey.OP_ACCEPT);
    }

    /**
     * Listens on a socket in {@code file}, in place of a server that was killed or is about to stop.
     *
     * @param commands executes a request and returns its output; a {@link ConfigurationException}, {@link
     *     PaymentsException} or {@link IllegalArgumentException} is returned to the client
     * @throws IOException when the system does not support it, for example because the path is too long
     */
    public static AdminSocket open(Path file, Function<AdminRequest, String> commands) throws IOException {
        PrivateFiles.createDirectory(file.toAbsolutePath().resolveSibling(""));
        Path draft = file.resolveSibling(
                file.getFileName() + "." + ProcessHandle.current().pid());
        Files.deleteIfExists(draft);
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            server.bind(UnixDomainSocketAddress.of(draft));
            if (isPosix(draft)) {
                Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-------"));
            }
            // Nothing can connect before this, and the file of a server that was killed is replaced.
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            AdminSocket socket = new AdminSocket(file, server, commands);
            daemon(socket::run, "admin socket").start();
            return socket;
        } catch (IOException | RuntimeException e) {
            server.close();
            Files.deleteIfExists(draft);
            throw e;
        }
    }

    private static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    // Without this thread no command reaches the server, so it continues after any failure.
    @SuppressWarnings("CatchingUnchecked")
    private void run() {
        while (selector.isOpen()) {
            try {
                selector.select(SELECT_MILLIS);
                selector.selectedKeys().forEach(this::handle);
                selector.selectedKeys().clear();
                pending().stream().filter(PendingRequest::isExpired).forEach(PendingRequest::close);
            } catch (ClosedSelectorException closed) {
                return;
            } catch (Throwable failure) {
                logAndPause(failure);
            }
        }
    }

    @SuppressWarnings("CatchingUnchecked")
    private static void logAndPause(Throwable failure) {
        try {
            LOG.warn("the admin socket failed and continues", failure);
            TimeUnit.MILLISECONDS.sleep(SELECT_MILLIS);
        } catch (Throwable alsoLogging) {
            // Most likely out of memory; the next connection is accepted all the same.
        }
    }

    private void handle(SelectionKey key) {
        if (!key.isValid()) {
            return;
        }
        if (key.attachment() instanceof PendingRequest pending) {
            read(key, pending);
        } else {
            accept();
        }
    }

    private void accept() {
        try {
            SocketChannel client = server.accept();
            if (client != null) {
                List<PendingRequest> pending = pending();
                if (pending.size() >= MAX_CONNECTIONS) {
                    pending.get(0).close();
                }
                client.configureBlocking(false);
                client.register(selector, SelectionKey.OP_READ, new PendingRequest(client));
            }
        } catch (ClosedChannelException closed) {
            LOG.debug("closed while a client connected", closed);
        } catch (IOException e) {
            // Such as too many open files: the pause keeps the thread from trying again at once, and for ever.
            logAndPause(e);
        }
    }

    /** The connections whose request is incomplete, the oldest first. */
    private List<PendingRequest> pending() {
        return selector.keys().stream()
                .filter(SelectionKey::isValid)
                .map(SelectionKey::attachment)
                .filter(PendingRequest.class::isInstance)
                .map(PendingRequest.class::cast)
                .sorted(Comparator.comparingLong(PendingRequest::connectedNanos))
                .toList();
    }

    private void read(SelectionKey key, PendingRequest pending) {
        String line = pending.read();
        if (line == null) {
            return;
        }
        key.cancel();
        try {
            executor.execute(() -> pending.respond(responseTo(line)));
        } catch (RejectedExecutionException full) {
            pending.respond(Line.of(Map.of(ERROR, "too many commands are running; try again")));
        }
    }

    // A client must get a response whatever happens, and the thread is shared.
    @SuppressWarnings("CatchingUnchecked")
    private String responseTo(String line) {
        try {
            return Line.of(Map.of(OUTPUT, commands.apply(AdminRequest.parse(line))));
        } catch (ConfigurationException | PaymentsException | IllegalArgumentException e) {
            return Line.of(Map.of(ERROR, String.valueOf(e.getMessage())));
        } catch (Throwable e) {
            LOG.error("a command of the operator failed", e);
            return Line.of(Map.of(ERROR, "the command failed; the log of the server says why"));
        }
    }

    /** Accepts no more commands and waits for those that are running. */
    @Override
    public void close() {
        try {
            selector.close();
            server.close();
            if (Files.exists(file) && Objects.equals(keyOf(file), fileKey)) {
                Files.delete(file);
            }
            executor.shutdown();
            executor.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (IOException e) {
            LOG.warn("the admin socket could not be closed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Identifies the file, so that the one of a newer server is left in place. */
    private static @Nullable Object keyOf(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }
}
