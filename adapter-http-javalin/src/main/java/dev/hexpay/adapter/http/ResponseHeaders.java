package dev.hexpay.adapter.http;

import dev.hexpay.adapter.http.api.RequestId;
import io.javalin.http.Context;
import java.util.regex.Pattern;

/** Adds the headers of every response. */
final class ResponseHeaders {
    private static final String VERSION = "Commet-Version";
    private static final Pattern WELL_FORMED_VERSION = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private ResponseHeaders() {}

    static void add(Context context) {
        context.header(RequestId.HEADER, RequestId.of(context));
        context.header("Cache-Control", "no-store");
        context.header("X-Content-Type-Options", "nosniff");
        String version = context.header(VERSION);
        if (version != null && WELL_FORMED_VERSION.matcher(version).matches()) {
            context.header(VERSION, version);
        }
    }
}
