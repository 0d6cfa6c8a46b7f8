package dev.hexpay.application.usecase.apikey;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.in.apikey.ApiKeyQueries;
import dev.hexpay.application.port.in.apikey.AuthenticateApiKey;
import dev.hexpay.application.port.in.apikey.CreateApiKey;
import dev.hexpay.application.port.in.apikey.DeleteApiKey;
import dev.hexpay.application.port.out.ApiKeys;
import dev.hexpay.application.port.out.IdSource;
import dev.hexpay.application.port.out.Store;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.id.ApiKeyId;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.tenant.ApiKey;
import dev.hexpay.domain.tenant.ApiKeyHash;
import dev.hexpay.domain.tenant.ApiKeySecret;
import dev.hexpay.domain.tenant.KeyName;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Scoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Creates, reads and deletes API keys, and authenticates requests by them. */
public final class ApiKeyHandlers implements CreateApiKey, ApiKeyQueries, DeleteApiKey, AuthenticateApiKey {
    /** The last use of a key is updated at most once in this time, not on every request. */
    private static final Duration LAST_USED_PRECISION = Duration.ofMinutes(1);

    private final ApiKeys keys;
    private final IdSource ids;
    private final InstantSource clock;

    public ApiKeyHandlers(Store store, IdSource ids, InstantSource clock) {
        this.keys = store.apiKeys();
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public CreateApiKey.Result create(Scope scope, KeyName name, @Nullable Duration lifetime) {
        return createKey(scope, name, lifetime);
    }

    private CreateApiKey.Result createKey(Scope scope, KeyName name, @Nullable Duration lifetime) {
        Instant now = clock.instant();
        ApiKeySecret secret = ApiKeySecret.of(scope, ids.secret(ApiKeySecret.BYTES));
        ApiKey key = new ApiKey(
                new ApiKeyId(ids.next(IdKind.API_KEY, now)),
                name,
                secret.prefix(scope.mode()),
                secret.hash(),
                lifetime == null ? null : now.plus(lifetime),
                null,
                now);
        keys.insert(scope, key);
        return new CreateApiKey.Result(key, secret);
    }

    @Override
    public ApiKey get(Scope scope, ApiKeyId id) {
        return keys.find(scope, id).orElseThrow(IdKind.API_KEY::notFound);
    }

    @Override
    public Page<ApiKey> list(Scope scope, PageRequest<ApiKeyId> page) {
        return keys.list(scope, page);
    }

    @Override
    public ApiKey delete(Scope scope, ApiKeyId id) {
        return keys.delete(scope, id).orElseThrow(IdKind.API_KEY::notFound);
    }

    @Override
    public Scoped<ApiKey> authenticate(@Nullable String secret) {
        if (secret == null || secret.isBlank()) {
            throw PaymentsException.of(ErrorCode.UNAUTHORIZED, "Send your API key in the x-api-key header.");
        }
        Instant now = clock.instant();
        Scoped<ApiKey> scoped = find(new ApiKeySecret(secret))
                .filter(found -> !found.value().isExpired(now))
                .orElseThrow(() -> PaymentsException.of(ErrorCode.UNAUTHORIZED, "This API key is not valid."));
        Instant lastUsedAt = scoped.value().lastUsedAt();
        if (lastUsedAt == null || lastUsedAt.plus(LAST_USED_PRECISION).isBefore(now)) {
            keys.markUsed(scoped.scope(), scoped.value().id(), now);
        }
        return scoped;
    }

    /** A secret that names another scope than that of its key finds nothing. */
    private Optional<Scoped<ApiKey>> find(ApiKeySecret secret) {
        ApiKeyHash hash = secret.hash();
        return secret.scope()
                .map(scope -> keys.findByHash(scope, hash).map(key -> new Scoped<>(scope, key)))
                .orElseGet(() -> keys.findByHashInAnyScope(hash));
    }
}
