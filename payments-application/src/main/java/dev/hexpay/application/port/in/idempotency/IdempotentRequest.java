package dev.hexpay.application.port.in.idempotency;

import dev.hexpay.domain.error.PaymentsException;

/**
 * How a caller names a request so that it takes effect once, however often it is sent.
 *
 * @param <R> what the use case returns
 */
public sealed interface IdempotentRequest<R> {
    /** Each call is a request of its own. */
    static <R> IdempotentRequest<R> unkeyed() {
        return new Unkeyed<>();
    }

    /** Each call is a request of its own. */
    record Unkeyed<R>() implements IdempotentRequest<R> {}

    /**
     * Calls with one key are one request.
     *
     * @param key the client's name for it
     * @param fingerprint what it asks; another request under the same key is refused
     * @param writer how its answer is written down, with the very unit of work that made it true
     */
    record Keyed<R>(IdempotencyKey key, RequestFingerprint fingerprint, ResponseWriter<R> writer)
            implements IdempotentRequest<R> {}

    /** Writes answers the way the client gets them. */
    interface ResponseWriter<R> {
        /** The answer that tells this result. */
        StoredResponse write(R result);

        /** The answer that tells this refusal. */
        StoredResponse write(PaymentsException error);
    }
}
