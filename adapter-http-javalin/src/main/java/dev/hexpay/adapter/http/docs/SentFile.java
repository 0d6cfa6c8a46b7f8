package dev.hexpay.adapter.http.docs;

import dev.hexpay.adapter.http.api.ApiResponses;
import dev.hexpay.adapter.http.api.EntityTag;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.nio.charset.StandardCharsets;

/** A public file as it is sent, the same for every client. */
record SentFile(String contentType, String text, EntityTag tag) {
    private static final String SECONDS = "300";

    static SentFile of(String contentType, String text) {
        return new SentFile(contentType, text, EntityTag.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    static SentFile html(String text) {
        return of("text/html; charset=utf-8", text);
    }

    static SentFile markdown(String text) {
        return of("text/markdown; charset=utf-8", text);
    }

    static SentFile plain(String text) {
        return of("text/plain; charset=utf-8", text);
    }

    /** Sends the file, which may be kept for some minutes, or says that the client has it. */
    void send(Context context) {
        // Weak: the compressed form has the same tag.
        context.header("ETag", "W/" + tag.value());
        context.header("Cache-Control", "public, max-age=" + SECONDS);
        context.header("Vary", "Accept, Accept-Encoding");
        if (tag.isKnown(context.header("If-None-Match"))) {
            context.status(HttpStatus.NOT_MODIFIED);
            return;
        }
        sendBody(context);
    }

    /** Sends the file with another status; it is not kept. */
    void send(Context context, HttpStatus status) {
        context.status(status);
        context.header("Vary", "Accept, Accept-Encoding");
        sendBody(context);
    }

    private void sendBody(Context context) {
        ApiResponses.send(context, contentType, text.getBytes(StandardCharsets.UTF_8));
    }
}
