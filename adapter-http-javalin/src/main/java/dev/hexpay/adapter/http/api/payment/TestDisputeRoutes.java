package dev.hexpay.adapter.http.api.payment;

import dev.hexpay.adapter.http.api.ApiRequest;
import dev.hexpay.adapter.http.api.ApiResponses;
import dev.hexpay.adapter.http.api.ApiRoutes;
import dev.hexpay.adapter.http.api.Documentation;
import dev.hexpay.adapter.http.api.idempotency.IdempotencyFilter;
import dev.hexpay.application.port.in.idempotency.StoredResponse;
import dev.hexpay.application.port.in.provider.ResolveTestDispute;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.DisputeOutcome;

/** The endpoint with which a developer resolves a dispute in the sandbox. */
public final class TestDisputeRoutes {
    private final ResolveTestDispute resolveTestDispute;
    private final IdempotencyFilter idempotency;

    /** Creates the endpoint. */
    public TestDisputeRoutes(ResolveTestDispute resolveTestDispute, IdempotencyFilter idempotency) {
        this.resolveTestDispute = resolveTestDispute;
        this.idempotency = idempotency;
    }

    /** Adds the route. */
    public void addTo(ApiRoutes routes) {
        routes.post(
                "/sandbox/transactions/{id}/dispute",
                Documentation.of("Resolve a test dispute")
                        .takes(ResolveDisputeRequest.class)
                        .returns(TransactionResponse.class)
                        .fails(ErrorCode.SANDBOX_ONLY, ErrorCode.TRANSACTION_NOT_FOUND, ErrorCode.DUPLICATE),
                this::resolve);
    }

    private StoredResponse resolve(ApiRequest request) {
        TransactionId id = TransactionId.parse(request.pathParam("id"));
        DisputeOutcome outcome = request.body(ResolveDisputeRequest.class).outcome();
        return idempotency.afterStep(
                request,
                () -> resolveTestDispute.resolve(request.scope(), id, outcome),
                transaction -> ApiResponses.ok(TransactionResponse.of(request.scope(), transaction)));
    }
}
