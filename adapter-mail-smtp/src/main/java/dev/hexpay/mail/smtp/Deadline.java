package dev.hexpay.mail.smtp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;

/**
 * The time that a whole conversation may take: whatever is being waited for then, its sockets are closed. A server that says
 * one byte now and then is within every other limit.
 */
final class Deadline extends SocketFactory implements AutoCloseable {
    private final List<Socket> sockets = new ArrayList<>();
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private boolean passed;

    private Deadline() {}

    /** A conversation that begins now. */
    static Deadline in(Duration patience) {
        Deadline deadline = new Deadline();
        CompletableFuture<Void> unused = deadline.over
                .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((nothing, late) -> {
                    if (late != null) {
                        deadline.pass();
                    }
                });
        return deadline;
    }

    private synchronized void pass() {
        passed = true;
        for (Socket socket : sockets) {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public synchronized Socket createSocket() throws IOException {
        if (passed) {
            throw new SocketException("the mail server took too long");
        }
        Socket socket = new Socket();
        // A message ends with a small packet, which would wait until the one before it is acknowledged: 40 ms and more.
        socket.setTcpNoDelay(true);
        sockets.add(socket);
        return socket;
    }

    /** The conversation came to its end. */
    @Override
    public void close() {
        over.complete(null);
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw connected();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw connected();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw connected();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        throw connected();
    }

    private static UnsupportedOperationException connected() {
        return new UnsupportedOperationException("mail sockets are connected later, with a time limit");
    }
}
