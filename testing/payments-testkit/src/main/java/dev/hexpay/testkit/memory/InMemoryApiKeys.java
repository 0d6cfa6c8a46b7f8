package dev.hexpay.testkit.memory;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.out.ApiKeys;
import dev.hexpay.domain.id.ApiKeyId;
import dev.hexpay.domain.tenant.ApiKey;
import dev.hexpay.domain.tenant.ApiKeyHash;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Scoped;
import java.time.Instant;
import java.util.Optional;

final class InMemoryApiKeys implements ApiKeys {
    private final InMemoryDatabase store;
    private final InMemoryTable<ScopedKey<ApiKeyId>, ApiKey> rows;

    InMemoryApiKeys(InMemoryDatabase store) {
        this.store = store;
        rows = store.table("API key");
    }

    @Override
    public void insert(Scope scope, ApiKey key) {
        rows.insert(new ScopedKey<>(scope, key.id()), key);
    }

    @Override
    public Optional<ApiKey> findByHash(Scope scope, ApiKeyHash hash) {
        return ScopedKey.valuesOf(scope, rows)
                .filter(key -> key.hash().equals(hash))
                .findFirst();
    }

    @Override
    public Optional<Scoped<ApiKey>> findByHashInAnyScope(ApiKeyHash hash) {
        return rows.rows()
                .filter(row -> row.value().hash().equals(hash))
                .map(row -> new Scoped<>(row.key().scope(), row.value()))
                .findFirst();
    }

    @Override
    public Optional<ApiKey> find(Scope scope, ApiKeyId id) {
        return rows.get(new ScopedKey<>(scope, id));
    }

    @Override
    public void markUsed(Scope scope, ApiKeyId id, Instant usedAt) {
        ScopedKey<ApiKeyId> name = new ScopedKey<>(scope, id);
        store.inTransaction(() -> {
            rows.get(name).ifPresent(key -> rows.put(name, used(key, usedAt)));
            return name;
        });
    }

    @Override
    public Optional<ApiKey> delete(Scope scope, ApiKeyId id) {
        ScopedKey<ApiKeyId> name = new ScopedKey<>(scope, id);
        return store.inTransaction(() -> {
            Optional<ApiKey> key = rows.get(name);
            rows.delete(name);
            return key;
        });
    }

    @Override
    public Page<ApiKey> list(Scope scope, PageRequest<ApiKeyId> page) {
        return ScopedKey.newestFirst(
                ScopedKey.valuesOf(scope, rows), key -> key.id().value(), page, ApiKeyId::value);
    }

    private static ApiKey used(ApiKey key, Instant at) {
        return new ApiKey(key.id(), key.name(), key.prefix(), key.hash(), key.expiresAt(), at, key.createdAt());
    }
}
