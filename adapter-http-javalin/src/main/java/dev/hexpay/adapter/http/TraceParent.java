package dev.hexpay.adapter.http;

import io.javalin.http.Context;
import java.util.Enumeration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * The header {@code traceparent} of <a href="https://www.w3.org/TR/trace-context/">Trace Context</a>, with which a client
 * names the trace that a request belongs to.
 *
 * @param traceId the trace: 32 hexadecimal digits
 * @param value the header as it is sent on, in version 00
 */
public record TraceParent(String traceId, String value) {
    /** The name of the header. */
    public static final String HEADER = "traceparent";

    /** The field of the log with {@link #traceId}. */
    static final String TRACE_ID = "traceId";

    private static final Pattern FORM =
            Pattern.compile("(?!ff)([0-9a-f]{2})-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");
    private static final int MAX_LENGTH = 512;
    private static final String VERSION = "00";
    private static final int SAMPLED = 1;

    /** The trace of the request that the calling thread handles, as the value of a header; null if it has none. */
    public static @Nullable String current() {
        return MDC.get(HEADER);
    }

    /** The trace of a request; null if its header is missing, malformed, or there twice. */
    static @Nullable TraceParent of(Context context) {
        Enumeration<String> sent = context.req().getHeaders(HEADER);
        if (sent == null || !sent.hasMoreElements()) {
            return null;
        }
        String value = sent.nextElement();
        return sent.hasMoreElements() ? null : parse(value);
    }

    /** Parses a header; null if it is malformed. Of a later version, what version 00 knows is read. */
    static @Nullable TraceParent parse(String header) {
        if (header.length() > MAX_LENGTH) {
            return null;
        }
        Matcher matcher = FORM.matcher(header);
        if (!matcher.matches() || (matcher.group(1).equals(VERSION) && matcher.group(5) != null)) {
            return null;
        }
        int flags = Integer.parseInt(matcher.group(4), 16) & SAMPLED;
        String traceId = matcher.group(2);
        return new TraceParent(traceId, VERSION + "-" + traceId + "-" + matcher.group(3) + "-0" + flags);
    }
}
