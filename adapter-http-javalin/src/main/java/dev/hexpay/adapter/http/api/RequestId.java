package dev.hexpay.adapter.http.api;

import io.javalin.http.Context;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The id of a request, in the response and in the log. */
public final class RequestId {
    /** The header of requests and responses. */
    public static final String HEADER = "x-request-id";

    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._:-]{1,128}");

    private RequestId() {}

    /** The id that the client sent when it is well formed, otherwise a new one. */
    public static String of(@Nullable String sent) {
        return sent != null && WELL_FORMED.matcher(sent).matches() ? sent : generate();
    }

    /** The id that is already assigned to the request. */
    public static String of(Context context) {
        String assigned = context.res().getHeader(HEADER);
        return assigned == null ? of(context.header(HEADER)) : assigned;
    }

    // The id is no secret: speed matters more than unpredictability.
    private static String generate() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        HexFormat hex = HexFormat.of();
        return "req_" + hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong());
    }
}
