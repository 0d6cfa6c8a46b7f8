package dev.hexpay.testkit;

import dev.hexpay.application.port.in.idempotency.Idempotency;
import dev.hexpay.application.port.in.idempotency.IdempotentRequest;
import dev.hexpay.application.port.in.idempotency.IdempotentRequests;
import dev.hexpay.application.port.in.idempotency.IdempotentResult;
import dev.hexpay.application.port.in.idempotency.StoredResponse;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.tenant.Scope;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Sends requests with an idempotency key as an HTTP adapter does, without its waiting.
 *
 * @param requests the in-port
 * @param errorRenderer renders rejections
 */
public record IdempotentClient(IdempotentRequests requests, Function<PaymentsException, StoredResponse> errorRenderer) {
    /** A command that only inserts, in one database transaction, after a step that comes before it. */
    public <P> IdempotentResult<StoredResponse> creating(
            Scope scope, IdempotentRequest request, Supplier<P> prepare, Function<P, StoredResponse> command) {
        return orReject(scope, request, () -> {
            P prepared = prepare.get();
            return requests.create(scope, request, () -> command.apply(prepared));
        });
    }

    /** A command that is one database transaction, after a step that comes before it. */
    public <P> IdempotentResult<StoredResponse> inTransaction(
            Scope scope, IdempotentRequest request, Supplier<P> prepare, Function<P, StoredResponse> command) {
        return orReject(scope, request, () -> {
            P prepared = prepare.get();
            return requests.execute(scope, request, () -> command.apply(prepared));
        });
    }

    /** A command that takes the key itself and commits on its own. */
    public <R> IdempotentResult<StoredResponse> committing(
            Scope scope,
            IdempotentRequest request,
            Function<Idempotency, IdempotentResult<R>> command,
            Function<R, StoredResponse> renderer) {
        return orReject(
                scope,
                request,
                () -> command.apply(request)
                        .match(
                                result -> requests.complete(scope, request, renderer.apply(result)),
                                IdempotentResult.Replayed::new,
                                IdempotentResult.InProgress::new));
    }

    private IdempotentResult<StoredResponse> orReject(
            Scope scope, IdempotentRequest request, Supplier<IdempotentResult<StoredResponse>> execution) {
        try {
            return execution.get();
        } catch (PaymentsException rejection) {
            return requests.reject(scope, request, rejection, errorRenderer.apply(rejection));
        }
    }
}
