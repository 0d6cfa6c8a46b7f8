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

    /** The client; it may be closed. */
    synchronized CloseableHttpClient get() {
        if (client == null) {
            client = creation.get();
            closeIfNeeded(client);
        }
        return client;
    }

    /** Ends the running requests; later ones fail. */
    synchronized void close() {
        isClosed = true;
        if (client != null) {
            closeIfNeeded(client);
        }
    }

    private void closeIfNeeded(CloseableHttpClient created) {
        if (isClosed) {
            created.close(CloseMode.IMMEDIATE);
        }
    }
}
