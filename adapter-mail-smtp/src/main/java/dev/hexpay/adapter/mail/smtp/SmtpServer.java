package dev.hexpay.adapter.mail.smtp;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The address, encryption and credentials of a mail server; {@code toString} masks the password. */
public final class SmtpServer {
    private static final int SUBMISSION = 587;
    private static final int SUBMISSION_OVER_TLS = 465;
    private static final int MAX_PORT = 65_535;
    private static final Pattern LOCALHOST = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|::1");

    private final String host;
    private final int port;
    private final Encryption encryption;
    private final @Nullable Credentials credentials;

    /** The encryption of the connection. */
    enum Encryption {
        /** TLS from the first byte; the certificate must be valid for the server. */
        TLS,
        /** STARTTLS is required; the certificate must be valid for the server. */
        STARTTLS,
        /** STARTTLS if the server offers it, with any certificate; otherwise unencrypted. */
        STARTTLS_IF_OFFERED
    }

    private SmtpServer(String host, int port, Encryption encryption, @Nullable Credentials credentials) {
        this.host = host;
        this.port = port;
        this.encryption = encryption;
        this.credentials = credentials;
    }

    /**
     * Parses a URL: {@code smtp://} or {@code smtps://} with {@code [user:password@]host[:port]}; user and password are
     * percent-encoded. {@code smtps} uses TLS from the start (default port 465). {@code smtp} (default port 587)
     * requires STARTTLS if there are credentials and the server is not on this machine; otherwise it uses STARTTLS if
     * offered.
     *
     * @throws IllegalArgumentException if the URL is invalid; the message does not contain the URL, because that may
     *     contain a password
     */
    public static SmtpServer parse(String url) {
        URI uri = uri(url);
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        boolean isTls = scheme.equals("smtps");
        boolean hasPathOrQuery =
                !uri.getRawPath().matches("/?") || uri.getRawQuery() != null || uri.getRawFragment() != null;
        if ((!isTls && !scheme.equals("smtp")) || uri.getHost() == null || hasPathOrQuery) {
            throw invalidUrl();
        }
        String host = uri.getHost().replaceAll("[\\[\\]]", "");
        int port = uri.getPort() < 0 ? (isTls ? SUBMISSION_OVER_TLS : SUBMISSION) : uri.getPort();
        if (port < 1 || port > MAX_PORT) {
            throw invalidUrl();
        }
        Credentials credentials = credentials(uri.getRawUserInfo());
        return new SmtpServer(host, port, isTls ? Encryption.TLS : encryption(host, credentials), credentials);
    }

    private static URI uri(String url) {
        try {
            URI uri = new URI(url.strip());
            if (!uri.isOpaque()) {
                return uri;
            }
        } catch (URISyntaxException invalid) {
            // The message of the exception would reveal the password.
        }
        throw invalidUrl();
    }

    private static Encryption encryption(String host, @Nullable Credentials credentials) {
        boolean isLocal = LOCALHOST.matcher(host.toLowerCase(Locale.ROOT)).matches();
        return credentials == null || isLocal ? Encryption.STARTTLS_IF_OFFERED : Encryption.STARTTLS;
    }

    private static @Nullable Credentials credentials(@Nullable String userInfo) {
        if (userInfo == null) {
            return null;
        }
        int colon = userInfo.indexOf(':');
        if (colon < 1 || colon == userInfo.length() - 1) {
            throw invalidUrl();
        }
        return new Credentials(decode(userInfo.substring(0, colon)), decode(userInfo.substring(colon + 1)));
    }

    private static String decode(String text) {
        // URLDecoder decodes "+" to a space, as in forms; in a URL it is a literal plus.
        String decoded = URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        if (decoded.codePoints().anyMatch(Character::isISOControl)) {
            throw invalidUrl();
        }
        return decoded;
    }

    private static IllegalArgumentException invalidUrl() {
        return new IllegalArgumentException(
                "must be smtp:// or smtps:// followed by host or user:password@host, and optionally :port;"
                        + " special characters in user and password must be percent-encoded");
    }

    String host() {
        return host;
    }

    int port() {
        return port;
    }

    Encryption encryption() {
        return encryption;
    }

    @Nullable
    Credentials credentials() {
        return credentials;
    }

    @Override
    public String toString() {
        return (encryption == Encryption.TLS ? "smtps://" : "smtp://")
                + (credentials == null ? "" : credentials + "@")
                + (host.contains(":") ? "[" + host + "]" : host)
                + ":"
                + port;
    }
}
