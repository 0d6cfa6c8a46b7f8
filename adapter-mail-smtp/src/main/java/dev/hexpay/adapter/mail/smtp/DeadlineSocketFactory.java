package dev.hexpay.adapter.mail.smtp;

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
final class DeadlineSocketFactory extends SocketFactory implements AutoCloseable {
    private final List<Socket> sockets = new ArrayList<>();
    private final CompletableFuture<Void> finished = new CompletableFuture<>();
    private boolean isExpired;

    private DeadlineSocketFactory() {}

    /** A conversation that begins now. */
    static DeadlineSocketFactory after(Duration timeout) {
        DeadlineSocketFactory deadline = new DeadlineSocketFactory();
        CompletableFuture<Void> unused = deadline.finished
                .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((nothing, timedOut) -> {
                    if (timedOut != null) {
                        deadline.expire();
                    }
                });
        return deadline;
    }

    private synchronized void expire() {
        isExpired = true;
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
        if (isExpired) {
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
        finished.complete(null);
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw connectingUnsupported();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw connectingUnsupported();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw connectingUnsupported();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        throw connectingUnsupported();
    }

    private static UnsupportedOperationException connectingUnsupported() {
        return new UnsupportedOperationException("mail sockets are connected later, with a time limit");
    }
}
