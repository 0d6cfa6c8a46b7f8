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
 * A socket factory with a total timeout: when it expires, all its sockets are closed. Per-read timeouts do not stop a
 * server that sends one byte now and then.
 */
final class DeadlineSocketFactory extends SocketFactory implements AutoCloseable {
    private final List<Socket> sockets = new ArrayList<>();
    private final CompletableFuture<Void> finished = new CompletableFuture<>();
    private boolean isExpired;

    private DeadlineSocketFactory() {}

    /** A factory whose timeout starts now. */
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
            throw new SocketException("the mail server exceeded the total timeout");
        }
        Socket socket = new Socket();
        // Without this, the small last packet of a message waits for the previous one's acknowledgement: 40 ms or more.
        socket.setTcpNoDelay(true);
        sockets.add(socket);
        return socket;
    }

    /** Cancels the timeout. */
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
        return new UnsupportedOperationException("only unconnected sockets are supported");
    }
}
