package dev.hexpay.adapter.http.api.apikey;

import dev.hexpay.adapter.http.api.ApiRequest;
import dev.hexpay.adapter.http.api.ApiResponses;
import dev.hexpay.adapter.http.api.ApiRoutes;
import dev.hexpay.adapter.http.api.Paging;
import dev.hexpay.adapter.http.api.idempotency.IdempotencyFilter;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.in.apikey.CreateApiKey;
import dev.hexpay.application.port.in.idempotency.StoredResponse;
import dev.hexpay.application.usecase.UseCases;
import dev.hexpay.domain.id.ApiKeyId;
import dev.hexpay.domain.id.IdKind;

/** Endpoints of the API keys of the caller's organization and mode. */
public final class ApiKeyRoutes {
    private final UseCases useCases;
    private final IdempotencyFilter idempotency;

    /** Creates the endpoints. */
    public ApiKeyRoutes(UseCases useCases, IdempotencyFilter idempotency) {
        this.useCases = useCases;
        this.idempotency = idempotency;
    }

    /** Adds the three routes. */
    public void addTo(ApiRoutes routes) {
        routes.get("/api-keys", this::list);
        routes.post("/api-keys", this::create);
        routes.delete("/api-keys/{id}", this::delete);
    }

    private StoredResponse list(ApiRequest request) {
        PageRequest<ApiKeyId> page = request.query(query -> Paging.read(query, IdKind.API_KEY, ApiKeyId::new));
        return ApiResponses.list(
                useCases.listApiKeys().list(request.scope(), page),
                key -> ApiKeyResponse.of(request.scope(), key),
                key -> key.id().value());
    }

    private StoredResponse create(ApiRequest request) {
        ApiKeyRequest newKey = request.body(ApiKeyRequest::read);
        return idempotency.execute(
                request,
                (CreateApiKey.Result created) ->
                        ApiResponses.created(ApiKeyResponse.of(request.scope(), created.key(), created.secret())),
                key -> useCases.createApiKey().create(request.scope(), newKey.name(), newKey.lifetime(), key));
    }

    private StoredResponse delete(ApiRequest request) {
        ApiKeyId id = ApiKeyId.parse(request.pathParam("id"));
        return ApiResponses.ok(ApiKeyResponse.Deleted.of(
                request.scope(), useCases.deleteApiKey().delete(request.scope(), id)));
    }
}
