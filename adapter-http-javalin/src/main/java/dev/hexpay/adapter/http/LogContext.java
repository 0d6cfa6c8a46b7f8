package dev.hexpay.adapter.http;

import dev.hexpay.adapter.http.api.RequestId;
import io.javalin.http.Context;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** The id of a request on every line that its threads log. */
final class LogContext implements AutoCloseable {
    static final String REQUEST_ID = "requestId";

    private final @Nullable String outer = MDC.get(REQUEST_ID);

    private LogContext() {}

    /** Adds the id until this is closed; then the host's own value is back. */
    static LogContext of(Context context) {
        LogContext inner = new LogContext();
        begin(context);
        return inner;
    }

    /** Adds the id until {@link Ending} removes it. */
    static void begin(Context context) {
        MDC.put(REQUEST_ID, RequestId.of(context));
    }

    @Override
    public void close() {
        if (outer == null) {
            MDC.remove(REQUEST_ID);
        } else {
            MDC.put(REQUEST_ID, outer);
        }
    }

    /** Removes the id from a thread that the server uses for other requests. */
    static final class Ending extends Handler.Wrapper {
        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            try {
                return super.handle(request, response, callback);
            } finally {
                MDC.remove(REQUEST_ID);
            }
        }
    }
}
