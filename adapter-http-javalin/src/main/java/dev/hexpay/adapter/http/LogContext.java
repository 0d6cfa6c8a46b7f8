package dev.hexpay.adapter.http;

import dev.hexpay.adapter.http.api.RequestId;
import io.javalin.http.Context;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** The id of a request, and its trace if it has one, on every line that its threads log. */
final class LogContext implements AutoCloseable {
    static final String REQUEST_ID = "requestId";

    private static final List<String> FIELDS = List.of(REQUEST_ID, TraceParent.TRACE_ID, TraceParent.HEADER);

    private final Map<String, @Nullable String> outer = new HashMap<>();

    private LogContext() {
        FIELDS.forEach(field -> outer.put(field, MDC.get(field)));
    }

    /** Adds the fields until this is closed; then the host's own values are back. */
    static LogContext of(Context context) {
        LogContext inner = new LogContext();
        begin(context);
        return inner;
    }

    /** Adds the fields until {@link Ending} removes them. */
    static void begin(Context context) {
        MDC.put(REQUEST_ID, RequestId.of(context));
        TraceParent trace = TraceParent.of(context);
        if (trace != null) {
            MDC.put(TraceParent.TRACE_ID, trace.traceId());
            MDC.put(TraceParent.HEADER, trace.value());
        }
    }

    @Override
    public void close() {
        outer.forEach((field, value) -> {
            if (value == null) {
                MDC.remove(field);
            } else {
                MDC.put(field, value);
            }
        });
    }

    /** Removes the fields from a thread that the server uses for other requests. */
    static final class Ending extends Handler.Wrapper {
        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            try {
                return super.handle(request, response, callback);
            } finally {
                FIELDS.forEach(MDC::remove);
            }
        }
    }
}
