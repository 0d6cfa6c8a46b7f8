package dev.hexpay.adapter.http;

import io.javalin.http.Context;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * The response of a mounted route, before error pages of the host see it.
 *
 * @param body null when the response has none
 */
record SentResponse(
        int status, @Nullable String contentType, @Nullable InputStream body) {
    static SentResponse of(Context context) {
        return new SentResponse(context.statusCode(), context.res().getContentType(), context.resultInputStream());
    }

    /** Sets the response again if something has replaced it. */
    void restore(Context context) {
        InputStream current = context.resultInputStream();
        if (body != null && current != body) {
            context.status(status).result(body);
            if (contentType != null) {
                context.contentType(contentType);
            }
        }
    }
}
