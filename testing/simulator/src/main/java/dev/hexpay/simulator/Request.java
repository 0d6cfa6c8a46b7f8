package dev.hexpay.simulator;

import dev.hexpay.application.idempotency.IdempotencyKey;
import dev.hexpay.application.idempotency.RequestFingerprint;
import dev.hexpay.application.port.in.InPorts;
import dev.hexpay.application.port.in.idempotency.Idempotency;
import dev.hexpay.application.port.in.idempotency.IdempotentRequest;
import dev.hexpay.application.port.in.idempotency.IdempotentResult;
import dev.hexpay.application.port.in.idempotency.StoredResponse;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.testkit.IdempotentClient;
import java.time.Instant;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A request of a client, its idempotency key, and the response.
 *
 * @param <R> the result of the command
 */
final class Request<R> {
    private final Scope scope;
    private final String name;
    private final Instant firstSentAt;
    private final Operation<R> operation;
    private @Nullable String response;
    private boolean isRejected;

    /** A command with its key, and the format of its response. */
    record Operation<R>(@Nullable IdempotencyKey key, Command<R> command, Function<R, String> formatter) {}

    /** How a command is sent. */
    sealed interface Command<R> {
        /** The command without a key. */
        R invoke(InPorts server);

        /** The command with a key, in the way of an HTTP adapter. */
        IdempotentResult<StoredResponse> invoke(InPorts server, Sending<R> sending);
    }

    /** What a command with a key is sent with. */
    private record Sending<R>(
            IdempotentClient client, Scope scope, IdempotentRequest request, Function<R, StoredResponse> renderer) {}

    /** A command that only inserts, in one database transaction, after a step that comes before it. */
    record Creating<P, R>(Function<InPorts, P> prepare, BiFunction<InPorts, P, R> command) implements Command<R> {
        @Override
        public R invoke(InPorts server) {
            return command.apply(server, prepare.apply(server));
        }

        @Override
        public IdempotentResult<StoredResponse> invoke(InPorts server, Sending<R> sending) {
            return sending.client()
                    .creating(
                            sending.scope(),
                            sending.request(),
                            () -> prepare.apply(server),
                            prepared -> sending.renderer().apply(command.apply(server, prepared)));
        }
    }

    /** A command that is one database transaction. */
    record InTransaction<R>(Function<InPorts, R> command) implements Command<R> {
        @Override
        public R invoke(InPorts server) {
            return command.apply(server);
        }

        @Override
        public IdempotentResult<StoredResponse> invoke(InPorts server, Sending<R> sending) {
            return sending.client()
                    .inTransaction(
                            sending.scope(),
                            sending.request(),
                            () -> server,
                            same -> sending.renderer().apply(command.apply(same)));
        }
    }

    /** A command that takes the key itself and commits on its own. */
    record Committing<R>(BiFunction<InPorts, Idempotency, IdempotentResult<R>> command) implements Command<R> {
        @Override
        public R invoke(InPorts server) {
            return command.apply(server, Idempotency.none()).value();
        }

        @Override
        public IdempotentResult<StoredResponse> invoke(InPorts server, Sending<R> sending) {
            return sending.client()
                    .committing(
                            sending.scope(), sending.request(), key -> command.apply(server, key), sending.renderer());
        }
    }

    Request(Scope scope, String name, Instant firstSentAt, Operation<R> operation) {
        this.scope = scope;
        this.name = name;
        this.firstSentAt = firstSentAt;
        this.operation = operation;
    }

    IdempotentResult<StoredResponse> send(InPorts server) {
        isRejected = false;
        try {
            return invoke(server, "the same");
        } catch (PaymentsException rejection) {
            isRejected = true;
            throw rejection;
        }
    }

    /** Sends another request under the key of this one. */
    IdempotentResult<StoredResponse> sendWithOtherBody(InPorts server) {
        return invoke(server, "another");
    }

    private IdempotentResult<StoredResponse> invoke(InPorts server, String body) {
        IdempotencyKey key = operation.key();
        if (key == null) {
            return new IdempotentResult.Executed<>(render(operation.command().invoke(server)));
        }
        IdempotentClient client = new IdempotentClient(
                server.idempotency(), rejection -> new StoredResponse(409, "rejected " + rejection.code()));
        IdempotentRequest request = new IdempotentRequest(key, new RequestFingerprint(name + body));
        return operation.command().invoke(server, new Sending<>(client, scope, request, this::render));
    }

    private StoredResponse render(R result) {
        return new StoredResponse(200, operation.formatter().apply(result));
    }

    /** The response as the client reads it; null while there is none. */
    static @Nullable String responseOf(IdempotentResult<StoredResponse> result) {
        return result.<@Nullable String>match(StoredResponse::body, StoredResponse::body, remaining -> null);
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
