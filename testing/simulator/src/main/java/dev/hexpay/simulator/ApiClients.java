package dev.hexpay.simulator;

import dev.hexpay.application.idempotency.IdempotencyKey;
import dev.hexpay.application.port.in.idempotency.IdempotentResult;
import dev.hexpay.application.port.in.idempotency.StoredResponse;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.tenant.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The programs of merchants: they send requests, with or without a key, and retry when no response arrives. */
final class ApiClients {
    /** Clients stop using a key well before it expires. */
    private static final Duration KEY_REUSE_LIMIT = Duration.ofHours(20);

    private static final int TIMEOUT_SECONDS = 61;

    private final Cluster cluster;
    private final SeededRandom random;
    private final Simulation simulation;
    private final List<Request<?>> requests = new ArrayList<>();

    ApiClients(Cluster cluster) {
        this.cluster = cluster;
        this.random = cluster.random();
        this.simulation = cluster.simulation();
    }

    /** An unused key, or none. */
    @Nullable
    IdempotencyKey maybeKey() {
        return random.chanceInThousand(600) ? new IdempotencyKey("key-" + (requests.size() + 1)) : null;
    }

    <R> void send(Scope scope, String name, Request.Operation<R> operation) {
        Request<R> request = new Request<>(scope, name, simulation.clock().instant(), operation);
        requests.add(request);
        cluster.perform(request.toString(), () -> exchange(request));
    }

    /** Retries an earlier request under its key, whether or not a response arrived. */
    void retry() {
        List<Request<?>> retryable = retryable();
        if (!retryable.isEmpty()) {
            Request<?> request = random.oneOf(retryable);
            cluster.trace().count("retried");
            resend(request);
        }
    }

    /** Retries a request after a timeout, though the first call may still be running. */
    void retryAfterTimeout() {
        List<Request<?>> pending = retryable();
        pending.removeIf(request -> request.response() != null);
        if (!pending.isEmpty()) {
            simulation.advance(Duration.ofSeconds(TIMEOUT_SECONDS));
            cluster.trace().count("timed out");
            resend(pending.get(pending.size() - 1));
        }
    }

    /** Uses a key that has a response for another request. */
    void reuseKey() {
        List<Request<?>> completed = retryable();
        completed.removeIf(request -> request.response() == null);
        if (!completed.isEmpty()) {
            Request<?> request = random.oneOf(completed);
            cluster.perform("reuses the key of: " + request, () -> sendWithUsedKey(request));
        }
    }

    private void sendWithUsedKey(Request<?> request) {
        try {
            IdempotentResult<?> result = request.sendWithOtherBody(cluster.server());
            throw new InvariantViolation(
                    Invariant.KEY_REUSE_REJECTED, request + " with another body returned " + result);
        } catch (PaymentsException rejection) {
            InvariantChecker.require(
                    rejection.code() == ErrorCode.IDEMPOTENCY_KEY_MISMATCH,
                    Invariant.KEY_REUSE_REJECTED,
                    () -> request + " with another body was rejected as " + rejection.code());
            cluster.trace().count("key reuse rejected");
        }
    }

    /** Without faults, a retry of each request without a response completes. */
    void retryUntilCompleted() {
        simulation.advance(Duration.ofSeconds(TIMEOUT_SECONDS));
        for (Request<?> request : retryable()) {
            resend(request);
            InvariantChecker.require(
                    request.response() != null || request.isRejected(),
                    Invariant.KEY_COMPLETES,
                    () -> request + " has no response");
        }
    }

    private List<Request<?>> retryable() {
        Instant oldest = simulation.clock().instant().minus(KEY_REUSE_LIMIT);
        List<Request<?>> retryable = new ArrayList<>(requests);
        retryable.removeIf(
                request -> !request.isKeyed() || !request.firstSentAt().isAfter(oldest));
        return retryable;
    }

    private void resend(Request<?> request) {
        cluster.perform("retry: " + request, () -> exchange(request));
    }

    private void exchange(Request<?> request) {
        IdempotentResult<StoredResponse> result = request.send(cluster.server());
        String body = Request.responseOf(result);
        boolean isRejection =
                result instanceof IdempotentResult.Executed && body != null && body.startsWith("rejected");
        cluster.trace()
                .count("result " + (isRejection ? "Rejected" : result.getClass().getSimpleName()));
        if (body == null) {
            return;
        }
        cluster.trace().log(() -> "receives " + body);
        cluster.recordResponse(request.scope(), body);
        if (request.isKeyed()) {
            request.recordResponse(body);
        }
    }
}
