package dev.hexpay.application.port.in;

import dev.hexpay.application.port.out.IdempotencyKey;
import dev.hexpay.application.port.out.RequestFingerprint;
import dev.hexpay.domain.refusal.Refusal;

/**
 * How a caller names a request so that it takes effect once, however often it is sent.
 *
 * @param <R> what the use case returns
 */
public sealed interface Once<R> {
    /** Each call is a request of its own. */
    static <R> Once<R> unkeyed() {
        return new Unkeyed<>();
    }

    /** Each call is a request of its own. */
    record Unkeyed<R>() implements Once<R> {}

    /**
     * Calls with one key are one request.
     *
     * @param key the client's name for it
     * @param fingerprint what it asks; another request under the same key is refused
     * @param writer how its answer is written down, with the very unit of work that made it true
     */
    record Keyed<R>(IdempotencyKey key, RequestFingerprint fingerprint, AnswerWriter<R> writer) implements Once<R> {}

    /** Writes answers the way the client gets them. */
    interface AnswerWriter<R> {
        /** The answer that tells this result. */
        StoredAnswer write(R result);

        /** The answer that tells this refusal. */
        StoredAnswer write(Refusal refusal);
    }
}
