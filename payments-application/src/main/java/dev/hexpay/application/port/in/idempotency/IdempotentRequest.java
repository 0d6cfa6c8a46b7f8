package dev.hexpay.application.port.in.idempotency;

import dev.hexpay.domain.error.PaymentsException;

/**
 * The identity of a request, so that it takes effect once, however often it is sent.
 *
 * @param <R> the result of the use case
 */
public sealed interface IdempotentRequest<R> {
    /** A request without a key: each call is a separate request. */
    static <R> IdempotentRequest<R> unkeyed() {
        return new Unkeyed<>();
    }

    /** A request without a key: each call is a separate request. */
    record Unkeyed<R>() implements IdempotentRequest<R> {}

    /**
     * A request with a key: all calls with the key are one request.
     *
     * @param key the client's key
     * @param fingerprint the fingerprint of the request; another request with the same key is rejected
     * @param writer renders the response in the unit of work of the result
     */
    record Keyed<R>(IdempotencyKey key, RequestFingerprint fingerprint, ResponseWriter<R> writer)
            implements IdempotentRequest<R> {}

    /** Renders responses as the client receives them. */
    interface ResponseWriter<R> {
        /** The response for this result. */
        StoredResponse write(R result);

        /** The response for this error. */
        StoredResponse write(PaymentsException error);
    }
}
