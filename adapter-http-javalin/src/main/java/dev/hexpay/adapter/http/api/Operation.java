package dev.hexpay.adapter.http.api;

import io.javalin.http.HandlerType;
import org.jspecify.annotations.Nullable;

/**
 * A route as it was added, for the OpenAPI document.
 *
 * @param path the path without the prefix
 * @param query the record of the query parameters
 * @param replacement what {@link ApiVersion#BARE} has in place of it; null when the route is in all versions
 */
public record Operation(
        HandlerType method,
        String path,
        Class<? extends Record> query,
        Documentation documentation,
        Access access,
        @Nullable String replacement) {
    /** Who may call a route. */
    public enum Access {
        /** The holder of an API key. */
        API_KEY,
        /** Any caller. */
        PUBLIC
    }
}
