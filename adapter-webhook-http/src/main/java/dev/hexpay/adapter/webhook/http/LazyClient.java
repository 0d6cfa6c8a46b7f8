package dev.hexpay.adapter.webhook.http;

import java.util.function.Supplier;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;

/** A client that is created for the first request: a start does not wait until all trusted certificates are read. */
final class LazyClient {
    private final Supplier<CloseableHttpClient> creation;
    private @Nullable CloseableHttpClient client;
    private boolean isClosed;

    LazyClient(Supplier<CloseableHttpClient> creation) {
        this.creation = creation;
    }

    /**
     * The client, which is created when it is first asked for.
     *
     * @throws IllegalStateException after {@link #close}
     */
    synchronized CloseableHttpClient get() {
        if (isClosed) {
            throw new IllegalStateException("the sender is closed");
        }
        if (client == null) {
            client = creation.get();
        }
        return client;
    }

    /** Ends the running requests. */
    synchronized void close() {
        isClosed = true;
        if (client != null) {
            client.close(CloseMode.IMMEDIATE);
        }
    }
}
