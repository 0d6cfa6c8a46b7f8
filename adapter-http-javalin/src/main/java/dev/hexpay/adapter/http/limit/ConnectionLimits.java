package dev.hexpay.adapter.http.limit;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.util.component.AbstractLifeCycle;

/**
 * Limits the connections of one address, and closes connections on which the headers of a request do not arrive: the
 * idle timeout alone lets a client send one byte now and then for ever.
 */
public final class ConnectionLimits extends AbstractLifeCycle implements Connection.Listener {
    private static final Duration SWEEP_INTERVAL = Duration.ofSeconds(2);
    private static final long FIRST_HEADERS_NANOS = Duration.ofSeconds(10).toNanos();
    // Longer than the longest time for a body.
    private static final long NEXT_HEADERS_NANOS = Duration.ofMinutes(2).toNanos();

    private final Connector connector;
    private final ClientAddresses addresses;
    private final int maxPerAddress;
    private final Map<String, Integer> perAddress = new ConcurrentHashMap<>();
    private final Map<Connection, Progress> open = new ConcurrentHashMap<>();

    /** Limits the connections of this connector. */
    public ConnectionLimits(Connector connector, LimitSettings settings) {
        this.connector = connector;
        this.addresses = new ClientAddresses(settings.trustedProxies());
        this.maxPerAddress = settings.connectionsPerAddress();
    }

    /**
     * How many requests and bytes a connection had brought at a time.
     *
     * @param address the address of the client, which a closed connection no longer has
     */
    private record Progress(String address, long requests, long bytes, long nanos) {
        static Progress of(String address, Connection connection) {
            return new Progress(address, connection.getMessagesIn(), connection.getBytesIn(), System.nanoTime());
        }
    }

    @Override
    protected void doStart() {
        sweepLater();
    }

    private void sweepLater() {
        connector.getScheduler().schedule(this::sweep, SWEEP_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void onOpened(Connection connection) {
        String peer = peer(connection);
        String address = ClientAddresses.unit(peer);
        if (perAddress.merge(address, 1, Integer::sum) > maxPerAddress && !addresses.isTrusted(peer)) {
            release(address);
            connection.getEndPoint().close();
        } else {
            open.put(connection, Progress.of(address, connection));
        }
    }

    @Override
    public void onClosed(Connection connection) {
        Progress last = open.remove(connection);
        if (last != null) {
            release(last.address());
        }
    }

    private void release(String address) {
        perAddress.computeIfPresent(address, (same, count) -> count == 1 ? null : count - 1);
    }

    private void sweep() {
        open.forEach((connection, before) -> {
            Progress now = Progress.of(before.address(), connection);
            if (now.requests() != before.requests()) {
                open.replace(connection, before, now);
            } else if (now.bytes() != before.bytes() && now.nanos() - before.nanos() > allowed(before)) {
                connection.getEndPoint().close();
            }
        });
        if (isRunning()) {
            sweepLater();
        }
    }

    private static long allowed(Progress before) {
        return before.requests() == 0 ? FIRST_HEADERS_NANOS : NEXT_HEADERS_NANOS;
    }

    private static String peer(Connection connection) {
        return connection.getEndPoint().getRemoteSocketAddress() instanceof InetSocketAddress peer
                        && peer.getAddress() != null
                ? peer.getAddress().getHostAddress()
                : "";
    }
}
