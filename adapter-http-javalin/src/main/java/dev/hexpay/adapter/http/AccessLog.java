package dev.hexpay.adapter.http;

import dev.hexpay.adapter.http.api.RequestId;
import dev.hexpay.adapter.http.limit.RequestLimits;
import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes one line for each request, as text and as fields. It contains the matched route, never the URL, which may hold a
 * token.
 */
final class AccessLog {
    private static final Logger LOG = LoggerFactory.getLogger(AccessLog.class);

    private AccessLog() {}

    static void write(Context context, float millis) {
        Endpoint matched = context.endpoints().matchedHttpEndpoint();
        String method = context.method().name();
        String route = matched == null ? "(no route)" : matched.path;
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
}
