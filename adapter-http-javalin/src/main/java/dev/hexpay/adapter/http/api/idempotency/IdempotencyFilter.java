package dev.hexpay.adapter.http.api.idempotency;

import dev.hexpay.adapter.http.api.ApiRequest;
import dev.hexpay.adapter.http.api.error.ErrorResponses;
import dev.hexpay.application.port.in.idempotency.IdempotentRequest;
import dev.hexpay.application.port.in.idempotency.IdempotentResult;
import dev.hexpay.application.port.in.idempotency.StoredResponse;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Executes requests that may have an Idempotency-Key: a repeated request gets the stored response of the first. */
public final class IdempotencyFilter {
    private static final long FIRST_DELAY_MILLIS = 50;
    private static final long MAX_DELAY_MILLIS = 500;

    private final ErrorResponses errors;
    private final Duration maxWait;

    /** A repeated request waits at most {@code maxWait} for the first request to finish. */
    public IdempotencyFilter(ErrorResponses errors, Duration maxWait) {
        this.errors = errors;
        this.maxWait = maxWait;
    }

    /**
     * Executes the work once and returns its response.
     *
     * @param request a request whose body has been read
     * @param render converts a result to a response; equal results give equal responses
     */
    public <R> StoredResponse execute(
            ApiRequest request,
            Function<R, StoredResponse> render,
            Function<IdempotentRequest<R>, IdempotentResult<R>> work) {
        ApiRequest.IdempotentCall call = request.idempotentCall();
        if (call == null) {
            return render.apply(work.apply(IdempotentRequest.unkeyed()).result());
        }
        IdempotentRequest<R> idempotency =
                new IdempotentRequest.Keyed<>(call.key(), RequestFingerprints.of(call), new Writer<>(errors, render));
        long deadline = System.nanoTime() + maxWait.toNanos();
        for (long delay = FIRST_DELAY_MILLIS; ; delay = Math.min(2 * delay, MAX_DELAY_MILLIS)) {
            StoredResponse response = completedResponse(request, render, work.apply(idempotency));
            if (response != null) {
                return response;
            }
            if (System.nanoTime() >= deadline || !sleep(delay)) {
                return inProgress(request);
            }
        }
    }

    private <R> @Nullable StoredResponse completedResponse(
            ApiRequest request, Function<R, StoredResponse> render, IdempotentResult<R> result) {
        if (result instanceof IdempotentResult.Executed<R> executed) {
            return render.apply(executed.result());
        } else if (result instanceof IdempotentResult.Rejected<R> rejected) {
            return errors.of(rejected.error());
        } else if (result instanceof IdempotentResult.Replayed<R> replayed) {
            request.responseHeader("Idempotent-Replayed", "true");
            return replayed.response();
        }
        return null;
    }

    private StoredResponse inProgress(ApiRequest request) {
        request.responseHeader("Retry-After", "1");
        return errors.of(
                ErrorCode.IDEMPOTENCY_IN_PROGRESS,
                "The first request with this Idempotency-Key is still running. Send it again in a moment.");
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

    private record Writer<R>(ErrorResponses errors, Function<R, StoredResponse> render)
            implements IdempotentRequest.ResponseWriter<R> {
        @Override
        public StoredResponse write(R result) {
            return render.apply(result);
        }

        @Override
        public StoredResponse write(PaymentsException exception) {
            return errors.of(exception);
        }
    }
}
