package dev.hexpay.adapter.http.api.error;

import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import io.javalin.http.Context;
import java.util.Arrays;

/** The page at a {@code doc_url}: the meaning of an error code, and advice. */
final class ErrorPage {
    private static final String TEMPLATE = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%1$s</title>
            </head>
            <body>
            <main>
            <h1><code>%1$s</code></h1>
            <p>HTTP status %2$d, type <code>%3$s</code></p>
            <h2>What it means</h2>
            <p>%4$s</p>
            <h2>What to do</h2>
            <p>%5$s</p>
            </main>
            </body>
            </html>
            """;

    private ErrorPage() {}

    static void serve(Context context) {
        String requested = context.pathParam("code");
        ErrorCode code = Arrays.stream(ErrorCode.values())
                .filter(known -> known.code().equals(requested))
                .findFirst()
                .orElseThrow(() -> PaymentsException.of(ErrorCode.NOT_FOUND, "There is no such error code."));
        context.header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        context.html(TEMPLATE.formatted(
                code.code(),
                ErrorCatalog.status(code),
                ErrorCatalog.type(code),
                ErrorExplanation.of(code).meaning(),
                ErrorExplanation.of(code).advice()));
    }
}
