package dev.hexpay.application.port.in;

import dev.hexpay.domain.refusal.Refusal;

/**
 * What a request came to.
 *
 * @param <R> what the use case returns
 */
public sealed interface Answered<R> {
    /** It took effect now. */
    record Fresh<R>(R result) implements Answered<R> {}

    /** It took effect before; this was the answer. */
    record Replayed<R>(StoredAnswer answer) implements Answered<R> {}

    /** It was refused now, for good: the refusal is kept as the answer of its key. */
    record Refused<R>(Refusal refusal) implements Answered<R> {}

    /** It is taking effect in another call; ask again in a moment. */
    record StillRunning<R>() implements Answered<R> {}

    /** What a call without a key came to, which can only be its own result. */
    default R result() {
        if (this instanceof Fresh<R> fresh) {
            return fresh.result();
        }
        throw new IllegalStateException("a request without a key has no other answer than its own");
    }
}
