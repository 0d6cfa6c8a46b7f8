package dev.hexpay.adapter.http.api;

import io.javalin.http.Context;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The name of one request, by which a client and our log speak of the same thing. */
public final class RequestId {
    /** The header that carries it, both ways. */
    public static final String HEADER = "x-request-id";

    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._:-]{1,128}");

    private RequestId() {}

    /** The caller's own id when it is well formed, else a new one. */
    public static String of(@Nullable String sent) {
        return sent != null && WELL_FORMED.matcher(sent).matches() ? sent : generate();
    }

    /** The id that a request already has. */
    public static String of(Context context) {
        String assigned = context.res().getHeader(HEADER);
        return assigned == null ? of(context.header(HEADER)) : assigned;
    }

    // It names, it does not protect: speed matters more than that nobody can guess it.
    private static String generate() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        HexFormat hex = HexFormat.of();
        return "req_" + hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong());
    }
}
