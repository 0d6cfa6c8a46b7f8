package dev.hexpay.adapter.http;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.internal.HttpConnection;

/**
 * A connector whose shutdown ends idle connections soon and leaves a request in flight its time: Jetty shortens the idle
 * timeout of both, and a body that pauses for a second would be lost.
 */
final class GracefulConnector extends ServerConnector {
    private static final long IDLE_MILLIS_AT_SHUTDOWN = 1_000;
    private static final long UNCHANGED = -1;

    GracefulConnector(Server server, HttpConfiguration http) {
        super(server, new HttpConnectionFactory(http));
        setShutdownIdleTimeout(UNCHANGED);
    }

    @Override
    public CompletableFuture<Void> shutdown() {
        CompletableFuture<Void> shutdown = super.shutdown();
        endIdleConnections(shutdown);
        return shutdown;
    }

    private void endIdleConnections(CompletableFuture<Void> shutdown) {
        for (EndPoint endPoint : getConnectedEndPoints()) {
            if (isIdle(endPoint.getConnection())) {
                endPoint.setIdleTimeout(IDLE_MILLIS_AT_SHUTDOWN);
            }
        }
        if (!shutdown.isDone()) {
            // Those whose request ends meanwhile.
            getScheduler().schedule(() -> endIdleConnections(shutdown), IDLE_MILLIS_AT_SHUTDOWN, TimeUnit.MILLISECONDS);
        }
    }

    private static boolean isIdle(Connection connection) {
        // Its counts do not tell: a response "100 Continue" is one, too.
        return connection instanceof HttpConnection http
                && http.getHttpChannel().getRequest() == null;
    }
}
