package dev.hexpay.adapter.http;

import dev.hexpay.adapter.http.api.ApiVersion;
import dev.hexpay.adapter.http.api.RequestId;
import io.javalin.http.Context;

/** Adds the headers of every response. */
final class ResponseHeaders {
    private ResponseHeaders() {}

    static void add(Context context) {
        context.header(RequestId.HEADER, RequestId.of(context));
        context.header("Cache-Control", "no-store");
        context.header("X-Content-Type-Options", "nosniff");
        context.header(
                ApiVersion.HEADER,
                ApiVersion.requested(context.header(ApiVersion.HEADER)).date());
    }
}
