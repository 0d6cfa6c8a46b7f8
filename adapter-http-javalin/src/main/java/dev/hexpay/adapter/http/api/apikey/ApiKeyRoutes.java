package dev.hexpay.adapter.http.api.apikey;

import dev.hexpay.adapter.http.api.ApiRequest;
import dev.hexpay.adapter.http.api.ApiResponses;
import dev.hexpay.adapter.http.api.ApiRoutes;
import dev.hexpay.adapter.http.api.idempotency.IdempotencyFilter;
import dev.hexpay.application.port.in.apikey.ApiKeyPorts;
import dev.hexpay.application.port.in.apikey.CreateApiKey;
import dev.hexpay.application.port.in.idempotency.StoredResponse;
import dev.hexpay.domain.id.ApiKeyId;

/** Endpoints of the API keys of the caller's organization and mode. */
public final class ApiKeyRoutes {
    private final ApiKeyPorts keys;
    private final IdempotencyFilter idempotency;

    /** Creates the endpoints. */
    public ApiKeyRoutes(ApiKeyPorts keys, IdempotencyFilter idempotency) {
        this.keys = keys;
        this.idempotency = idempotency;
    }

    /** Adds the three routes. */
    public void addTo(ApiRoutes routes) {
        routes.get("/api-keys", ApiKeyListRequest.class, this::list);
        routes.post("/api-keys", this::create);
        routes.delete("/api-keys/{id}", this::delete);
    }

    private StoredResponse list(ApiRequest request, ApiKeyListRequest query) {
        return ApiResponses.list(
                keys.list().list(request.scope(), query.page()),
                key -> ApiKeyResponse.of(request.scope(), key),
                key -> key.id().value());
    }

    private StoredResponse create(ApiRequest request) {
        ApiKeyRequest newKey = request.body(ApiKeyRequest.class);
        return idempotency.inTransaction(request, () -> {
            CreateApiKey.Result created = keys.create().create(request.scope(), newKey.name(), newKey.lifetime());
            return ApiResponses.created(ApiKeyResponse.created(request.scope(), created.key(), created.secret()));
        });
    }

    private StoredResponse delete(ApiRequest request) {
        ApiKeyId id = ApiKeyId.parse(request.pathParam("id"));
        return ApiResponses.ok(
                ApiKeyResponse.Deleted.of(request.scope(), keys.delete().delete(request.scope(), id)));
    }
}
