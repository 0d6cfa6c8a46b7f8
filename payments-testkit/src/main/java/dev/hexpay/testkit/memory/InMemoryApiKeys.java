package dev.hexpay.testkit.memory;

import dev.hexpay.application.port.out.ApiKeys;
import dev.hexpay.application.port.out.Page;
import dev.hexpay.application.port.out.PageRequest;
import dev.hexpay.domain.id.ApiKeyId;
import dev.hexpay.domain.organization.ApiKey;
import dev.hexpay.domain.organization.ApiKeyHash;
import dev.hexpay.domain.scope.Scope;
import java.time.Instant;
import java.util.Optional;

final class InMemoryApiKeys implements ApiKeys {
    private final InMemoryStore store;
    private final Table<Scoped<ApiKeyId>, ApiKey> rows;

    InMemoryApiKeys(InMemoryStore store) {
        this.store = store;
        rows = store.table("API key");
    }

    @Override
    public void insert(Scope scope, ApiKey key) {
        rows.insert(new Scoped<>(scope, key.id()), key);
    }

    @Override
    public Optional<Located> findByHash(ApiKeyHash hash) {
        return rows.rows()
                .filter(row -> row.value().hash().equals(hash))
                .map(row -> new Located(row.key().scope(), row.value()))
                .findFirst();
    }

    @Override
    public void touch(Scope scope, ApiKeyId id, Instant usedAt) {
        Scoped<ApiKeyId> name = new Scoped<>(scope, id);
        store.inTransaction(() -> {
            rows.get(name).ifPresent(key -> rows.put(name, used(key, usedAt)));
            return name;
        });
    }

    @Override
    public Optional<ApiKey> delete(Scope scope, ApiKeyId id) {
        Scoped<ApiKeyId> name = new Scoped<>(scope, id);
        return store.inTransaction(() -> {
            Optional<ApiKey> key = rows.get(name);
            rows.delete(name);
            return key;
        });
    }

    @Override
    public Page<ApiKey> list(Scope scope, PageRequest<ApiKeyId> page) {
        return Scoped.newestFirst(Scoped.valuesOf(scope, rows), key -> key.id().value(), page, ApiKeyId::value);
    }

    private static ApiKey used(ApiKey key, Instant at) {
        return new ApiKey(key.id(), key.name(), key.prefix(), key.hash(), key.expiresAt(), at, key.createdAt());
    }
}
