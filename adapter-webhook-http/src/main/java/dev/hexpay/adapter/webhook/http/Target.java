package dev.hexpay.adapter.webhook.http;

import java.net.URI;
import java.util.Locale;

/**
 * Where a URL leads, in one spelling: host in lower case and without a dot at the end, port always given.
 *
 * @param scheme {@code http} or {@code https}
 * @param host a name or an address, IPv6 in brackets
 * @param port as given, or that of the scheme; may be out of range
 * @param path path and query, encoded
 */
record Target(String scheme, String host, int port, String path) {
    static final int HTTP_PORT = 80;
    static final int HTTPS_PORT = 443;

    /** The target of an http or https URL with a host. */
    static Target of(URI url) {
        String scheme = url.getScheme().toLowerCase(Locale.ROOT);
        String host = url.getHost().toLowerCase(Locale.ROOT);
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return new Target(
                scheme,
                host.endsWith(".") ? host.substring(0, host.length() - 1) : host,
                url.getPort() < 0 ? defaultPort(scheme) : url.getPort(),
                url.getRawQuery() == null ? path : path + "?" + url.getRawQuery());
    }

    /** Whether the port is that of the scheme. */
    boolean isAtDefaultPort() {
        return port == defaultPort(scheme);
    }

    private static int defaultPort(String scheme) {
        return scheme.equals("https") ? HTTPS_PORT : HTTP_PORT;
    }
}
