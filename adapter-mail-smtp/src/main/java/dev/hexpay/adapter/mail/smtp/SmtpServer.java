package dev.hexpay.adapter.mail.smtp;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A mail server, how it is reached, and who logs in there; printed without the password. */
public final class SmtpServer {
    private static final int SUBMISSION = 587;
    private static final int SUBMISSION_OVER_TLS = 465;
    private static final int MAX_PORT = 65_535;
    private static final Pattern LOCALHOST = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|::1");

    private final String host;
    private final int port;
    private final Encryption encryption;
    private final @Nullable Credentials credentials;

    /** What is between us and the server. */
    enum Encryption {
        /** TLS from the first byte; the certificate has to be the server's. */
        TLS,
        /** STARTTLS before anything else is said; the certificate has to be the server's. */
        STARTTLS,
        /** STARTTLS when the server offers it, whoever it is; else none. */
        STARTTLS_IF_OFFERED
    }

    private SmtpServer(String host, int port, Encryption encryption, @Nullable Credentials credentials) {
        this.host = host;
        this.port = port;
        this.encryption = encryption;
        this.credentials = credentials;
    }

    /**
     * The server at {@code smtp://} or {@code smtps://}, {@code [user:password@]host[:port]}; user and password are
     * percent-encoded. Behind {@code smtps} there is TLS from the start (port 465 unless named). Behind {@code smtp} (port
     * 587 unless named) STARTTLS is required when there is a password to protect and the server is not this machine; else it
     * is used when it is offered.
     *
     * @throws IllegalArgumentException saying what an address must be, and nothing of this one, which may hold a password
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
            // Its message would show the password.
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
        return new Credentials(decoded(userInfo.substring(0, colon)), decoded(userInfo.substring(colon + 1)));
    }

    private static String decoded(String text) {
        // In a form + is a space; in an address it is itself.
        String decoded = URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        if (decoded.codePoints().anyMatch(Character::isISOControl)) {
            throw invalidUrl();
        }
        return decoded;
    }

    private static IllegalArgumentException invalidUrl() {
        return new IllegalArgumentException(
                "must be smtp:// or smtps:// followed by host, or user:password@host, and :port unless it is the usual one;"
                        + " characters of user and password that are special in an address are percent-encoded");
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
