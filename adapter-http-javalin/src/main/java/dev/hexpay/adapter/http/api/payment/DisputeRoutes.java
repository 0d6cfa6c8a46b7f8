package dev.hexpay.adapter.http.api.payment;

import dev.hexpay.adapter.http.api.ApiRequest;
import dev.hexpay.adapter.http.api.ApiResponses;
import dev.hexpay.adapter.http.api.ApiRoutes;
import dev.hexpay.adapter.http.api.Documentation;
import dev.hexpay.application.page.Page;
import dev.hexpay.application.port.in.idempotency.StoredResponse;
import dev.hexpay.application.port.in.payment.DisputeQueries;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.id.DisputeId;

/** Endpoints of disputes. */
public final class DisputeRoutes {
    private final DisputeQueries disputes;

    /** Creates the endpoints. */
    public DisputeRoutes(DisputeQueries disputes) {
        this.disputes = disputes;
    }

    /** Adds the two routes. */
    public void addTo(ApiRoutes routes) {
        routes.get(
                "/disputes",
                DisputeListRequest.class,
                Documentation.of("List disputes").lists(DisputeResponse.class),
                this::list);
        routes.get(
                "/disputes/{id}",
                Documentation.of("Get a dispute").returns(DisputeResponse.class).fails(ErrorCode.NOT_FOUND),
                this::get);
    }

    private StoredResponse list(ApiRequest request, DisputeListRequest query) {
        return ApiResponses.list(
                query.matchesNothing() ? Page.empty() : disputes.list(request.scope(), query.filter(), query.page()),
                disputed -> DisputeResponse.of(request.scope(), disputed),
                DisputeResponse::idOf);
    }

    private StoredResponse get(ApiRequest request) {
        DisputeId id = DisputeId.parse(request.pathParam("id"));
        return ApiResponses.ok(DisputeResponse.of(request.scope(), disputes.get(request.scope(), id)));
    }
}
