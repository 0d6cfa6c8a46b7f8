package dev.hexpay.application.port.in.idempotency;

import java.time.Duration;
import java.util.function.Function;

/**
 * What a request with an idempotency key led to.
 *
 * @param <R> what the command returns
 */
public sealed interface IdempotentResult<R> {
    /** Reads the result by its kind; a new kind is a new argument, so that no caller can miss it. */
    <T> T match(Function<R, T> executed, Function<StoredResponse, T> replayed, Function<Duration, T> inProgress);

    /** The result of a command that was called without a key. */
    default R value() {
        return match(
                result -> result,
                response -> {
                    throw new IllegalStateException("a request without a key is not replayed");
                },
                remaining -> {
                    throw new IllegalStateException("a request without a key is not in progress elsewhere");
                });
    }

    /** It took effect now. */
    record Executed<R>(R result) implements IdempotentResult<R> {
        @Override
        public <T> T match(
                Function<R, T> executed, Function<StoredResponse, T> replayed, Function<Duration, T> inProgress) {
            return executed.apply(result);
        }
    }

    /** It took effect before; this was the response. */
    record Replayed<R>(StoredResponse response) implements IdempotentResult<R> {
        @Override
        public <T> T match(
                Function<R, T> executed, Function<StoredResponse, T> replayed, Function<Duration, T> inProgress) {
            return replayed.apply(response);
        }
    }

    /**
     * Another call is executing it, or has died.
     *
     * @param remaining the rest of its lease, zero or more; if it has died, the next call after that resumes the request
     */
    record InProgress<R>(Duration remaining) implements IdempotentResult<R> {
        @Override
        public <T> T match(
                Function<R, T> executed, Function<StoredResponse, T> replayed, Function<Duration, T> inProgress) {
            return inProgress.apply(remaining);
        }
    }
}
