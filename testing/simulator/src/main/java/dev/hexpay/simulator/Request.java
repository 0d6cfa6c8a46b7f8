package dev.hexpay.simulator;

import dev.hexpay.application.port.in.idempotency.IdempotencyKey;
import dev.hexpay.application.port.in.idempotency.IdempotentRequest;
import dev.hexpay.application.port.in.idempotency.IdempotentResult;
import dev.hexpay.application.port.in.idempotency.RequestFingerprint;
import dev.hexpay.application.port.in.idempotency.StoredResponse;
import dev.hexpay.application.usecase.UseCases;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.tenant.Scope;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A request of a client, its idempotency key, and the response.
 *
 * @param <R> the result of the use case
 */
final class Request<R> {
    private final Scope scope;
    private final String name;
    private final Instant firstSentAt;
    private final Operation<R> operation;
    private @Nullable String response;
    private boolean isRejected;

    /** A use case call, its key, and the format of its response. */
    record Operation<R>(@Nullable IdempotencyKey key, UseCaseCall<R> call, Function<R, String> formatter) {}

    interface UseCaseCall<R> {
        IdempotentResult<R> invoke(UseCases server, IdempotentRequest<R> idempotency);
    }

    Request(Scope scope, String name, Instant firstSentAt, Operation<R> operation) {
        this.scope = scope;
        this.name = name;
        this.firstSentAt = firstSentAt;
        this.operation = operation;
    }

    IdempotentResult<R> send(UseCases server) {
        isRejected = false;
        try {
            return operation.call().invoke(server, idempotency("the same"));
        } catch (PaymentsException rejection) {
            isRejected = true;
            throw rejection;
        }
    }

    /** Sends another request under the key of this one. */
    IdempotentResult<R> sendWithOtherBody(UseCases server) {
        return operation.call().invoke(server, idempotency("another"));
    }

    private IdempotentRequest<R> idempotency(String body) {
        IdempotencyKey key = operation.key();
        return key == null
                ? IdempotentRequest.unkeyed()
                : new IdempotentRequest.Keyed<>(
                        key, new RequestFingerprint(name + body), new Writer<>(operation.formatter()));
    }

    private record Writer<R>(Function<R, String> formatter) implements IdempotentRequest.ResponseWriter<R> {
        @Override
        public StoredResponse write(R result) {
            return new StoredResponse(200, formatter.apply(result));
        }

        @Override
        public StoredResponse write(PaymentsException rejection) {
            return new StoredResponse(409, "rejected " + rejection.code());
        }
    }

    /** The response as the client reads it; null while there is none. */
    @Nullable
    String responseOf(IdempotentResult<R> result) {
        Writer<R> writer = new Writer<>(operation.formatter());
        if (result instanceof IdempotentResult.Executed<R> executed) {
            return writer.write(executed.result()).body();
        } else if (result instanceof IdempotentResult.Replayed<R> replayed) {
            return replayed.response().body();
        } else if (result instanceof IdempotentResult.Rejected<R> rejected) {
            return writer.write(rejected.error()).body();
        }
        return null;
    }

    void recordResponse(String body) {
        String previous = response;
        InvariantChecker.require(
                previous == null || previous.equals(body),
                Invariant.ONE_RESPONSE_PER_KEY,
                () -> name + " received " + previous + " and then " + body);
        response = body;
    }

    Scope scope() {
        return scope;
    }

    boolean isKeyed() {
        return operation.key() != null;
    }

    @Nullable
    String response() {
        return response;
    }

    /** Whether the last send was rejected, for a reason that may be temporary. */
    boolean isRejected() {
        return isRejected;
    }

    Instant firstSentAt() {
        return firstSentAt;
    }

    @Override
    public String toString() {
        return name;
    }
}
