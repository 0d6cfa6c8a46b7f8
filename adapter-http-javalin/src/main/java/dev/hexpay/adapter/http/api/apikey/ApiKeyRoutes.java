package dev.hexpay.adapter.http.api.apikey;

import dev.hexpay.adapter.http.api.ApiRequest;
import dev.hexpay.adapter.http.api.ApiResponses;
import dev.hexpay.adapter.http.api.ApiRoutes;
import dev.hexpay.adapter.http.api.Documentation;
import dev.hexpay.adapter.http.api.idempotency.IdempotencyFilter;
import dev.hexpay.application.port.in.apikey.ApiKeyPorts;
import dev.hexpay.application.port.in.apikey.CreateApiKey;
import dev.hexpay.application.port.in.idempotency.StoredResponse;
import dev.hexpay.domain.error.ErrorCode;
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
        routes.get(
                "/api-keys",
                ApiKeyListRequest.class,
                Documentation.of("List API keys").lists(ApiKeyResponse.class),
                this::list);
        routes.post(
                "/api-keys",
                Documentation.of("Create an API key").takes(ApiKeyRequest.class).creates(ApiKeyResponse.class),
                this::create);
        routes.delete(
                "/api-keys/{id}",
                Documentation.of("Delete an API key")
                        .returns(ApiKeyResponse.Deleted.class)
                        .fails(ErrorCode.API_KEY_NOT_FOUND),
                this::delete);
    }

    private StoredResponse list(ApiRequest request, ApiKeyListRequest query) {
        return ApiResponses.list(
                keys.queries().list(request.scope(), query.page()),
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
