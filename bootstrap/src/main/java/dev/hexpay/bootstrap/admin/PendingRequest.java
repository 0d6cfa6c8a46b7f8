package dev.hexpay.bootstrap.admin;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connection whose request is not complete yet. */
final class PendingRequest {
    private static final int MAX_BYTES = 8192;
    private static final long MAX_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final Logger LOG = LoggerFactory.getLogger(PendingRequest.class);

    private final SocketChannel client;
    private final ByteBuffer received = ByteBuffer.allocate(MAX_BYTES);
    private final long connectedNanos = System.nanoTime();

    PendingRequest(SocketChannel client) {
        this.client = client;
    }

    /** When it was opened, in the time of {@link System#nanoTime}. */
    long connectedNanos() {
        return connectedNanos;
    }

    boolean isExpired() {
        return System.nanoTime() - connectedNanos > MAX_NANOS;
    }

    /** Reads what has arrived; the line when it is complete. Closes the connection when it ends or is too long. */
    @Nullable
    String read() {
        try {
            boolean ended = client.read(received) < 0;
            int last = received.position() - 1;
            if (last >= 0 && received.get(last) == '\n') {
                return new String(received.array(), 0, last, StandardCharsets.UTF_8);
            }
            if (ended || !received.hasRemaining()) {
                close();
            }
        } catch (IOException e) {
            LOG.debug("a client closed its connection", e);
            close();
        }
        return null;
    }

    /** Writes the response and closes the connection. The buffer of the socket takes it at once, or it is cut. */
    void respond(String line) {
        try {
            client.write(StandardCharsets.UTF_8.encode(line + "\n"));
        } catch (IOException e) {
            LOG.debug("a client did not wait for its response", e);
        } finally {
            close();
        }
    }

    void close() {
        try {
            client.close();
        } catch (IOException e) {
            LOG.debug("a connection could not be closed", e);
        }
    }
}
