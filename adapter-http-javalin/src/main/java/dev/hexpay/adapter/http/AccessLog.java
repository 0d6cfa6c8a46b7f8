package dev.hexpay.adapter.http;

import dev.hexpay.adapter.http.RequestObserver.AnsweredRequest;
import dev.hexpay.adapter.http.api.RequestId;
import dev.hexpay.adapter.http.limit.RequestLimits;
import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes one line for each request, as text and as fields. It contains the matched route, never the URL, which may hold a
 * token.
 */
final class AccessLog {
    private static final Logger LOG = LoggerFactory.getLogger(AccessLog.class);
    private static final double NANOS_PER_MILLI = 1e6;

    private AccessLog() {}

    static void write(Context context, float millis) {
        String method = context.method().name();
        String matched = route(context);
        String route = matched == null ? "(no route)" : matched;
        int status = context.statusCode();
        long milliseconds = Math.round((double) millis);
        String requestId = RequestId.of(context);
        String address = RequestLimits.of(context).address(context);
        LOG.atInfo()
                .addKeyValue(LogContext.REQUEST_ID, requestId)
                .addKeyValue("method", method)
                .addKeyValue("route", route)
                .addKeyValue("status", status)
                .addKeyValue("milliseconds", milliseconds)
                .addKeyValue("clientAddress", address)
                .log("{} {} {} {} ms {} {}", method, route, status, milliseconds, requestId, address);
    }

    /** The same facts for metrics. */
    static AnsweredRequest request(Context context, float millis) {
        return new AnsweredRequest(
                context.method().name(),
                route(context),
                context.statusCode(),
                Math.round(millis * NANOS_PER_MILLI),
                context.res().getHeader("Idempotent-Replayed") != null);
    }

    private static @Nullable String route(Context context) {
        Endpoint matched = context.endpoints().matchedHttpEndpoint();
        return matched == null ? null : matched.path;
    }
}
