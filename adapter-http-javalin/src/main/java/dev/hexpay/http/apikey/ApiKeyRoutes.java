package dev.hexpay.http.apikey;

import dev.hexpay.application.port.in.CreateApiKey;
import dev.hexpay.application.port.in.StoredAnswer;
import dev.hexpay.application.port.out.PageRequest;
import dev.hexpay.application.usecase.UseCases;
import dev.hexpay.domain.id.ApiKeyId;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.http.api.Answers;
import dev.hexpay.http.api.ApiRoutes;
import dev.hexpay.http.api.Call;
import dev.hexpay.http.api.Paging;
import dev.hexpay.http.idempotency.IdempotentCalls;

/** API keys of the caller's own organization and mode. */
public final class ApiKeyRoutes {
    private final UseCases useCases;
    private final IdempotentCalls once;

    /** Serves API keys. */
    public ApiKeyRoutes(UseCases useCases, IdempotentCalls once) {
        this.useCases = useCases;
        this.once = once;
    }

    /** Adds the three routes. */
    public void addTo(ApiRoutes routes) {
        routes.get("/api-keys", this::list);
        routes.post("/api-keys", this::create);
        routes.delete("/api-keys/{id}", this::delete);
    }

    private StoredAnswer list(Call call) {
        PageRequest<ApiKeyId> page = call.query(query -> Paging.read(query, IdKind.API_KEY, ApiKeyId::new));
        return Answers.list(
                useCases.listApiKeys().list(call.scope(), page),
                key -> ApiKeyResponse.of(call.scope(), key),
                key -> key.id().value());
    }

    private StoredAnswer create(Call call) {
        ApiKeyRequest request = call.body(ApiKeyRequest::read);
        return once.answer(
                call,
                (CreateApiKey.Result made) ->
                        Answers.created(ApiKeyResponse.of(call.scope(), made.key(), made.secret())),
                key -> useCases.createApiKey().create(call.scope(), request.name(), request.lifetime(), key));
    }

    private StoredAnswer delete(Call call) {
        ApiKeyId id = ApiKeyId.parse(call.pathParam("id"));
        return Answers.ok(
                ApiKeyResponse.Deleted.of(call.scope(), useCases.deleteApiKey().delete(call.scope(), id)));
    }
}
