package dev.hexpay.bootstrap.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the metrics are served.
 *
 * @param listener on a port of its own; null if there is none
 * @param token what a request on the port of the API must send; null if they are not served there
 */
public record MetricsSettings(
        @Nullable Listener listener, @Nullable String token) {
    /** The shortest token, in characters. */
    static final int MIN_TOKEN = 16;

    /** Nowhere. */
    static final MetricsSettings OFF = new MetricsSettings(null, null);

    private static final Pattern LISTENER = Pattern.compile("(?:(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9.-]+):)?([0-9]{1,5})");
    private static final String LOOPBACK = "127.0.0.1";
    private static final int MAX_PORT = 65_535;

    /**
     * An address to listen on.
     *
     * @param host the address
     * @param port the port
     */
    public record Listener(String host, int port) {
        /**
         * Parses a port of the loopback interface, or an address with a port.
         *
         * @throws IllegalArgumentException for anything else
         */
        static Listener parse(String text) {
            Matcher matcher = LISTENER.matcher(text);
            if (matcher.matches()) {
                String host = matcher.group(1);
                int port = Integer.parseInt(matcher.group(2));
                if (port >= 1 && port <= MAX_PORT) {
                    return new Listener(host == null ? LOOPBACK : host.replaceAll("[\\[\\]]", ""), port);
                }
            }
            throw new IllegalArgumentException(
                    "must be off, a port from 1 to " + MAX_PORT + ", or an address with a port such as 10.0.0.5:9090");
        }

        @Override
        public String toString() {
            return host.equals(LOOPBACK)
                    ? Integer.toString(port)
                    : (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
        }
    }

    /** Whether they are served anywhere; otherwise none are collected. */
    public boolean isOn() {
        return listener != null || token != null;
    }

    @Override
    public String toString() {
        return "MetricsSettings[" + listener + (token == null ? "" : ", token") + "]";
    }
}
