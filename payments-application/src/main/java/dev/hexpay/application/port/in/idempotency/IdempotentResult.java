package dev.hexpay.application.port.in.idempotency;

import dev.hexpay.domain.error.PaymentsException;

/**
 * The result of an idempotent request.
 *
 * @param <R> the result of the use case
 */
public sealed interface IdempotentResult<R> {
    /** The request was executed by this call. */
    record Executed<R>(R result) implements IdempotentResult<R> {}

    /** The request was executed before; this is its stored response. */
    record Replayed<R>(StoredResponse response) implements IdempotentResult<R> {}

    /** The request was rejected permanently by this call; the rejection is stored under its key. */
    record Rejected<R>(PaymentsException error) implements IdempotentResult<R> {}

    /** The request is being executed by another call; retry in a moment. */
    record InProgress<R>() implements IdempotentResult<R> {}

    /** The result of a call without a key, which is always its own. */
    default R result() {
        if (this instanceof Executed<R> fresh) {
            return fresh.result();
        }
        throw new IllegalStateException("a request without a key has only its own result");
    }
}
