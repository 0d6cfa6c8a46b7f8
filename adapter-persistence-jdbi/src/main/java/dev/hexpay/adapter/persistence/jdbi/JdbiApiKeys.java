package dev.hexpay.adapter.persistence.jdbi;

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

/** The API keys in table {@code api_key}. */
final class JdbiApiKeys implements ApiKeys {
    private final JdbiUnitOfWork unitOfWork;
    private final ScopedTable<ApiKey> table;
    private final RecentRows<ApiKeyHash, Scoped<ApiKey>> recent;

    JdbiApiKeys(JdbiUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
        this.recent = new RecentRows<>(unitOfWork, System::nanoTime);
        this.table = new ScopedTable<>(unitOfWork, "api_key", ApiKeyRow.TYPE);
    }

    @Override
    public void insert(Scope scope, ApiKey key) {
        table.insert(scope, key);
    }

    @Override
    public Optional<ApiKey> findByHash(Scope scope, ApiKeyHash hash) {
        return recent.find(
                        hash,
                        () -> table.findOne(Criteria.in(scope).and("secret_sha256 =", hash))
                                .map(key -> new Scoped<>(scope, key)))
                .filter(key -> key.scope().equals(scope))
                .map(Scoped::value);
    }

    @Override
    public Optional<Scoped<ApiKey>> findByHashInAnyScope(ApiKeyHash hash) {
        return recent.find(hash, () -> table.findInAnyScope("secret_sha256", hash));
    }

    @Override
    public Optional<ApiKey> find(Scope scope, ApiKeyId id) {
        return table.find(scope, id);
    }

    @Override
    public void markUsed(Scope scope, ApiKeyId id, Instant usedAt) {
        recent.changed(key -> key.value().id().equals(id));
        unitOfWork.run(
                handle -> handle.createUpdate("UPDATE <schema>.api_key SET last_used_at = :used_at" + ScopedTable.BY_ID)
                        .bindNamedArgumentFinder(ScopeColumns.of(scope))
                        .bind("id", id)
                        .bind("used_at", usedAt)
                        .execute());
    }

    @Override
    public Optional<ApiKey> delete(Scope scope, ApiKeyId id) {
        return unitOfWork.inTransaction(() -> {
            Optional<ApiKey> key = table.lock(scope, id);
            if (key.isPresent()) {
                table.delete(scope, id);
                recent.deleted(key.get().hash());
            }
            return key;
        });
    }

    @Override
    public Page<ApiKey> list(Scope scope, PageRequest<ApiKeyId> page) {
        return table.newestFirst(Criteria.in(scope).and("id <", page.after()), page.limit());
    }
}
