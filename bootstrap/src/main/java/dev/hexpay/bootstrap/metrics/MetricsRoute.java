package dev.hexpay.bootstrap.metrics;

import dev.hexpay.adapter.http.limit.RequestLimits;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The route {@code /metrics}. */
final class MetricsRoute {
    private static final String PATH = "/metrics";
    private static final String SCHEME = "Bearer ";
    private static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final Supplier<String> metrics;
    private final byte @Nullable [] token;

    /**
     * The route for clients with the token.
     *
     * @param token null for every client that reaches the port
     */
    MetricsRoute(Supplier<String> metrics, @Nullable String token) {
        this.metrics = metrics;
        this.token = token == null ? null : token.getBytes(StandardCharsets.UTF_8);
    }

    void addTo(JavalinDefaultRoutingApi server) {
        server.addHttpHandler(HandlerType.GET, PATH, this::answer);
        server.addHttpHandler(HandlerType.HEAD, PATH, this::answer);
    }

    private void answer(Context context) {
        RequestLimits.of(context).requireAllowance(context);
        requireToken(context);
        context.contentType(CONTENT_TYPE).result(metrics.get());
    }

    private void requireToken(Context context) {
        if (token == null) {
            return;
        }
        String sent = context.header("Authorization");
        boolean hasScheme = sent != null && sent.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        byte[] given =
                hasScheme ? sent.substring(SCHEME.length()).strip().getBytes(StandardCharsets.UTF_8) : new byte[0];
        if (!MessageDigest.isEqual(token, given)) {
            context.header("WWW-Authenticate", SCHEME.strip());
            throw PaymentsException.of(
                    ErrorCode.UNAUTHORIZED, "The metrics need a valid token in the Authorization header.");
        }
    }
}
