package dev.hexpay.application.port.out;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.domain.id.ApiKeyId;
import dev.hexpay.domain.tenant.ApiKey;
import dev.hexpay.domain.tenant.ApiKeyHash;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Scoped;
import java.time.Instant;
import java.util.Optional;

/** The API keys. A key outside the given scope is not found. */
public interface ApiKeys {
    /** Inserts a new key; it reads back equal to the given one. */
    void insert(Scope scope, ApiKey key);

    /** The key with this secret hash, if this scope has it. */
    Optional<ApiKey> findByHash(Scope scope, ApiKeyHash hash);

    /** The key with this secret hash and its scope; for secrets that name no scope. */
    Optional<Scoped<ApiKey>> findByHashInAnyScope(ApiKeyHash hash);

    /** The key, if this scope has it. */
    Optional<ApiKey> find(Scope scope, ApiKeyId id);

    /** Records when the key was used. A deleted key is not an error. */
    void markUsed(Scope scope, ApiKeyId id, Instant usedAt);

    /** Deletes the key and returns it; empty when this scope does not have it. */
    Optional<ApiKey> delete(Scope scope, ApiKeyId id);

    /** The keys, newest first. */
    Page<ApiKey> list(Scope scope, PageRequest<ApiKeyId> page);
}
