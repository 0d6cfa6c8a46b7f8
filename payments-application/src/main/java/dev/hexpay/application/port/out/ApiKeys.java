package dev.hexpay.application.port.out;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.domain.id.ApiKeyId;
import dev.hexpay.domain.tenant.ApiKey;
import dev.hexpay.domain.tenant.ApiKeyHash;
import dev.hexpay.domain.tenant.Scope;
import java.time.Instant;
import java.util.Optional;

/** The API keys; what lies outside the given scope is not found. */
public interface ApiKeys {
    /** Keeps a new key, which is read back equal to what was given. */
    void insert(Scope scope, ApiKey key);

    /** The key whose secret hashes to this, and the scope that it opens. */
    Optional<Located> findByHash(ApiKeyHash hash);

    /** Notes that the key was used; a key that is gone is no error. */
    void markUsed(Scope scope, ApiKeyId id, Instant usedAt);

    /** Forgets the key and returns it; empty when this scope does not have it. */
    Optional<ApiKey> delete(Scope scope, ApiKeyId id);

    /** The keys, newest first. */
    Page<ApiKey> list(Scope scope, PageRequest<ApiKeyId> page);

    /** A key and the scope that it opens. */
    record Located(Scope scope, ApiKey key) {}
}
