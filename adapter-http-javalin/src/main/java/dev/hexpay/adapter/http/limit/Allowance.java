package dev.hexpay.adapter.http.limit;

import dev.hexpay.domain.error.PaymentsException;
import java.time.Duration;
import java.util.function.BiConsumer;

/**
 * What a client has left of a limit.
 *
 * @param isGranted whether there was one event left
 * @param limit the events of the limit
 * @param remaining the events that are left now
 * @param secondsToReset when all of them are there again
 * @param secondsToNext when the next one is there
 */
public record Allowance(boolean isGranted, long limit, long remaining, long secondsToReset, long secondsToNext) {
    /** Writes the three headers that every answer carries. */
    public void writeTo(BiConsumer<String, String> headers) {
        headers.accept("RateLimit-Limit", Long.toString(limit));
        headers.accept("RateLimit-Remaining", Long.toString(remaining));
        headers.accept("RateLimit-Reset", Long.toString(secondsToReset));
    }

    /**
     * Requires that there was an event left.
     *
     * @throws PaymentsException {@code rate_limited} with the time until there is one
     */
    void require(String message) {
        if (!isGranted) {
            throw PaymentsException.rateLimited(message, retryAfter());
        }
    }

    /** The whole seconds until the next event, at least one. */
    public Duration retryAfter() {
        return Duration.ofSeconds(Math.max(1, secondsToNext));
    }
}
