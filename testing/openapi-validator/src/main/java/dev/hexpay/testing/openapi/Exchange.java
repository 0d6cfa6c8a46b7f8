package dev.hexpay.testing.openapi;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request and its response.
 *
 * @param target path and query of the request, with or without {@code /api/v1}
 * @param body the body of the request; empty when it has none, null when it is not known
 * @param headers the headers of the response
 * @param response the body of the response; empty when it has none
 */
public record Exchange(
        String method, String target, @Nullable String body, int status, Map<String, String> headers, String response) {
    private static final String PREFIX = "/api/v1/";

    /** The path of the document. */
    String path() {
        String path = target.split("\\?", 2)[0];
        String bare = path.startsWith(PREFIX) ? path.substring(PREFIX.length() - 1) : path;
        return bare.length() > 1 && bare.endsWith("/") ? bare.substring(0, bare.length() - 1) : bare;
    }

    boolean isSuccessful() {
        return status < 300;
    }
}
