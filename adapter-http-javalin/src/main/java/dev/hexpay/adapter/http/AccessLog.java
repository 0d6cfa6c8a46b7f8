package dev.hexpay.adapter.http;

import dev.hexpay.adapter.http.api.RequestId;
import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes one line for each request. It contains the matched route, never the URL, which may hold a token. */
final class AccessLog {
    private static final Logger LOG = LoggerFactory.getLogger(AccessLog.class);

    private AccessLog() {}

    static void write(Context context, float millis) {
        Endpoint matched = context.endpoints().matchedHttpEndpoint();
        LOG.info(
                "{} {} {} {} ms {}",
                context.method().name(),
                matched == null ? "(no route)" : matched.path,
                context.statusCode(),
                Math.round(millis),
                RequestId.of(context));
    }
}
