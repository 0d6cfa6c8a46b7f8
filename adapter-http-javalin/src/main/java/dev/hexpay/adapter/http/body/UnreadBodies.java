package dev.hexpay.adapter.http.body;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Reads on after a response that was sent before the whole body had arrived. A connection that is closed while its client
 * still sends is reset, and many clients then lose the response. Bounded in bytes, in time and in connections, and no
 * thread waits.
 */
public final class UnreadBodies extends Handler.Wrapper {
    private static final long MAX_BYTES = 4 << 20;
    private static final Duration MAX_TIME = Duration.ofSeconds(2);
    private static final int MAX_CONNECTIONS = 128;

    private final Semaphore connections;

    public UnreadBodies() {
        this(MAX_CONNECTIONS);
    }

    /** Reads on for at most this many connections at a time; the others are closed at once. */
    UnreadBodies(int maxConnections) {
        this.connections = new Semaphore(maxConnections);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (request.getHeaders().contains(HttpHeader.EXPECT)) {
            // Such a client sends its body only when it is asked for it.
            return super.handle(request, response, callback);
        }
        Unread unread = new Unread(request, response);
        Callback draining =
                Callback.from(callback.getInvocationType(), () -> drain(unread, callback), callback::failed);
        return super.handle(unread, response, draining);
    }

    private void drain(Unread unread, Callback callback) {
        if (connections.tryAcquire()) {
            Runnable release = connections::release;
            unread.drainThen(Callback.from(callback, release));
        } else {
            callback.succeeded();
        }
    }

    /** A request whose body can be read after its response; Jetty itself ends the body with the response. */
    private static final class Unread extends Request.Wrapper {
        private final Response response;
        private volatile boolean isDemanded;
        private long drained;

        Unread(Request request, Response response) {
            super(request);
            this.response = response;
        }

        @Override
        public void demand(Runnable onAvailable) {
            isDemanded = true;
            super.demand(Invocable.from(Invocable.getInvocationType(onAvailable), () -> {
                isDemanded = false;
                onAvailable.run();
            }));
        }

        @Override
        public boolean consumeAvailable() {
            boolean isConsumed = drainAvailable();
            if (!isConsumed && !response.isCommitted()) {
                response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE);
            }
            return isConsumed;
        }

        /** Drains what has arrived, within the limit. Returns whether the body has ended. */
        private boolean drainAvailable() {
            while (drained < MAX_BYTES) {
                Content.Chunk chunk = read();
                if (chunk == null) {
                    return false;
                }
                drained += chunk.remaining();
                chunk.release();
                if (chunk.isLast()) {
                    return true;
                }
            }
            return false;
        }

        /** Drains the rest. A body that its reader still waits for was too slow already. */
        void drainThen(Callback callback) {
            if (isDemanded || drainAvailable()) {
                callback.succeeded();
                return;
            }
            Scheduler.Task deadline =
                    getComponents().getScheduler().schedule(this::close, MAX_TIME.toMillis(), TimeUnit.MILLISECONDS);
            drainUntilEnd(Callback.from((Runnable) deadline::cancel, callback));
        }

        private void drainUntilEnd(Callback callback) {
            if (drainAvailable() || drained >= MAX_BYTES) {
                callback.succeeded();
            } else {
                demand(() -> drainUntilEnd(callback));
            }
        }

        private void close() {
            getConnectionMetaData().getConnection().getEndPoint().close();
        }
    }
}
