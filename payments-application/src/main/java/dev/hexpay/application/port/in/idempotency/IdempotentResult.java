package dev.hexpay.application.port.in.idempotency;

import dev.hexpay.domain.error.PaymentsException;

/**
 * What a request came to.
 *
 * @param <R> what the use case returns
 */
public sealed interface IdempotentResult<R> {
    /** It took effect now. */
    record Executed<R>(R result) implements IdempotentResult<R> {}

    /** It took effect before; this was the answer. */
    record Replayed<R>(StoredResponse response) implements IdempotentResult<R> {}

    /** It was refused now, for good: the refusal is kept as the answer of its key. */
    record Rejected<R>(PaymentsException error) implements IdempotentResult<R> {}

    /** It is taking effect in another call; ask again in a moment. */
    record InProgress<R>() implements IdempotentResult<R> {}

    /** What a call without a key came to, which can only be its own result. */
    default R result() {
        if (this instanceof Executed<R> fresh) {
            return fresh.result();
        }
        throw new IllegalStateException("a request without a key has no other answer than its own");
    }
}
