package dev.hexpay.adapter.http;

import org.jspecify.annotations.Nullable;

/** Hears of each request that was answered, for metrics. It is called by the thread of the request and must not wait. */
@FunctionalInterface
public interface RequestObserver {
    /** Ignores requests. */
    RequestObserver NONE = request -> {};

    /** A response was written. */
    void answered(AnsweredRequest request);

    /**
     * A request and its response.
     *
     * @param method the method that the client sent, which may be any word
     * @param route the template of the route, such as {@code /payments/{id}}; null if none matched
     * @param status the HTTP status
     * @param nanoseconds the time from the start of its handling to the end of its response
     * @param isReplayed whether the response was stored under an idempotency key before
     */
    record AnsweredRequest(String method, @Nullable String route, int status, long nanoseconds, boolean isReplayed) {}
}
