package dev.hexpay.adapter.http.api.idempotency;

import dev.hexpay.adapter.http.api.ApiRequest;
import dev.hexpay.adapter.http.api.error.ErrorResponses;
import dev.hexpay.application.port.in.idempotency.Idempotency;
import dev.hexpay.application.port.in.idempotency.IdempotentRequest;
import dev.hexpay.application.port.in.idempotency.IdempotentRequests;
import dev.hexpay.application.port.in.idempotency.IdempotentResult;
import dev.hexpay.application.port.in.idempotency.StoredResponse;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Executes requests that may have an Idempotency-Key: a repeated request gets the stored response of the first. */
public final class IdempotencyFilter {
    private static final long FIRST_DELAY_MILLIS = 50;
    private static final long MAX_DELAY_MILLIS = 500;

    private final IdempotentRequests requests;
    private final ErrorResponses errors;
    private final Duration maxWait;
    private final WaitingRequests waiting = new WaitingRequests();

    /** A repeated request waits at most {@code maxWait} for the first request to finish. */
    public IdempotencyFilter(IdempotentRequests requests, ErrorResponses errors, Duration maxWait) {
        this.requests = requests;
        this.errors = errors;
        this.maxWait = maxWait;
    }

    /**
     * Executes a command that is one database transaction, in which its response is stored.
     *
     * @param request a request whose body has been read
     * @param command calls the command and renders its result
     */
    public StoredResponse inTransaction(ApiRequest request, Supplier<StoredResponse> command) {
        IdempotentRequest key = keyOf(request);
        return key == null
                ? command.get()
                : firstOrStored(request, key, () -> requests.execute(request.scope(), key, command));
    }

    /**
     * Executes a command that inserts rows in one database transaction and does nothing else, after a step that may call other
     * systems and therefore comes before the transaction.
     *
     * @param request a request whose body has been read
     * @param prepare the step before the transaction; it stores nothing
     * @param command calls the command and renders its result; see {@link IdempotentRequests#create}
     */
    public <P> StoredResponse creating(ApiRequest request, Supplier<P> prepare, Function<P, StoredResponse> command) {
        IdempotentRequest key = keyOf(request);
        if (key == null) {
            return command.apply(prepare.get());
        }
        return firstOrStored(request, key, () -> {
            P prepared = prepare.get();
            return requests.create(request.scope(), key, () -> command.apply(prepared));
        });
    }

    /**
     * Executes a step that has an effect outside the database, and then a command that is one database transaction. The
     * key is looked up first, so that a repeated request does not repeat the step.
     *
     * @param request a request whose body has been read
     * @param step the step; harmless when it is repeated after a crash
     * @param command calls the command and renders its result
     */
    public <P> StoredResponse afterStep(ApiRequest request, Supplier<P> step, Function<P, StoredResponse> command) {
        IdempotentRequest key = keyOf(request);
        if (key == null) {
            return command.apply(step.get());
        }
        return firstOrStored(
                request,
                key,
                () -> requests.find(request.scope(), key).orElseGet(() -> {
                    P done = step.get();
                    return requests.execute(request.scope(), key, () -> command.apply(done));
                }));
    }

    /**
     * Executes a command that takes the key itself and commits on its own; its response is stored afterwards.
     *
     * @param request a request whose body has been read
     * @param command calls the command with the key
     * @param render converts the result to a response
     */
    public <R> StoredResponse committing(
            ApiRequest request,
            Function<Idempotency, IdempotentResult<R>> command,
            Function<R, StoredResponse> render) {
        IdempotentRequest key = keyOf(request);
        if (key == null) {
            return render.apply(command.apply(Idempotency.none()).value());
        }
        return firstOrStored(
                request,
                key,
                () -> command.apply(key)
                        .match(
                                result -> requests.complete(request.scope(), key, render.apply(result)),
                                IdempotentResult.Replayed::new,
                                IdempotentResult.InProgress::new));
    }

    private static @Nullable IdempotentRequest keyOf(ApiRequest request) {
        ApiRequest.IdempotentCall call = request.idempotentCall();
        return call == null ? null : new IdempotentRequest(call.key(), RequestFingerprints.of(call));
    }

    private StoredResponse firstOrStored(
            ApiRequest request, IdempotentRequest key, Supplier<IdempotentResult<StoredResponse>> execution) {
        long deadline = System.nanoTime() + maxWait.toNanos();
        try (WaitingRequests.Place place = waiting.place(request.scope(), key.key())) {
            return firstOrStored(request, key, execution, () -> System.nanoTime() < deadline && place.take());
        }
    }

    private StoredResponse firstOrStored(
            ApiRequest request,
            IdempotentRequest key,
            Supplier<IdempotentResult<StoredResponse>> execution,
            BooleanSupplier mayWait) {
        for (long delay = FIRST_DELAY_MILLIS; ; delay = Math.min(2 * delay, MAX_DELAY_MILLIS)) {
            IdempotentResult<StoredResponse> result = executeOrReject(request, key, execution);
            boolean waits = result instanceof IdempotentResult.InProgress && mayWait.getAsBoolean();
            if (!waits || !sleep(delay)) {
                return result.match(
                        executed -> executed,
                        stored -> {
                            request.responseHeader("Idempotent-Replayed", "true");
                            return stored;
                        },
                        remaining -> inProgress(request, remaining));
            }
        }
    }

    private IdempotentResult<StoredResponse> executeOrReject(
            ApiRequest request, IdempotentRequest key, Supplier<IdempotentResult<StoredResponse>> execution) {
        try {
            return execution.get();
        } catch (PaymentsException rejection) {
            return requests.reject(request.scope(), key, rejection, errors.of(rejection));
        }
    }

    private StoredResponse inProgress(ApiRequest request, Duration remaining) {
        long seconds = Math.max(1, remaining.plusNanos(999_999_999).toSeconds());
        request.responseHeader("Retry-After", Long.toString(seconds));
        return errors.of(
                ErrorCode.IDEMPOTENCY_IN_PROGRESS,
                "The first request with this Idempotency-Key is still running. Send it again with the same key after "
                        + seconds + (seconds == 1 ? " second." : " seconds."));
    }

    private static boolean sleep(long millis) {
        try {
            Thread.sleep(millis);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
