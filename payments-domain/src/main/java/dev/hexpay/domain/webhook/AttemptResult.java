package dev.hexpay.domain.webhook;

import org.jspecify.annotations.Nullable;

/** What came of one attempt to deliver an event. */
public sealed interface AttemptResult {
    /** The number of bytes of a response that are kept. */
    int EXCERPT_BYTES = 1024;

    /** The longest {@code Retry-After} that is kept, in characters. A date has 29. */
    int RETRY_AFTER_CHARACTERS = 64;

    /**
     * The receiver sent a response. Only a status from 200 to 299 is a success; a redirect is none.
     *
     * @param status the HTTP status
     * @param retryAfter the header {@code Retry-After} as it was sent; null when there was none, or one of more than
     *     {@value #RETRY_AFTER_CHARACTERS} characters
     * @param excerpt the start of the body as text, made of at most {@value #EXCERPT_BYTES} bytes
     */
    record Response(int status, @Nullable String retryAfter, String excerpt) implements AttemptResult {
        /** Replaces the zero character, which databases do not store. */
        public Response {
            retryAfter = retryAfter == null ? null : retryAfter.replace('\0', '\uFFFD');
            excerpt = excerpt.replace('\0', '\uFFFD');
        }
    }

    /** No response, or none that was complete in time. */
    record NoResponse(Cause cause) implements AttemptResult {}

    /** Why there was no response. It never says what a name resolved to: that would map a network from inside. */
    enum Cause {
        /** No complete response within the time limit. */
        TIMED_OUT("no complete response in time"),
        /** The name of the host is unknown. */
        UNKNOWN_HOST("the host is unknown"),
        /** An address of the host is one that must not be called. */
        NOT_PUBLIC("not a public address"),
        /** No connection, or it was closed before the response. */
        CONNECTION_FAILED("the connection failed"),
        /** The certificate is not valid for the host. */
        TLS_FAILED("the TLS certificate or handshake is not valid"),
        /** The response is not HTTP, or its header is too large. */
        INVALID_RESPONSE("the response is not valid HTTP");

        private final String message;

        Cause(String message) {
            this.message = message;
        }

        /** What the merchant reads about it. */
        public String message() {
            return message;
        }
    }
}
