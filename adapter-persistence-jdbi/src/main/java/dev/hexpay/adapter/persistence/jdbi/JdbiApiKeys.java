package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.out.ApiKeys;
import dev.hexpay.domain.id.ApiKeyId;
import dev.hexpay.domain.tenant.ApiKey;
import dev.hexpay.domain.tenant.ApiKeyHash;
import dev.hexpay.domain.tenant.KeyName;
import dev.hexpay.domain.tenant.Scope;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The API keys in table {@code api_key}. */
final class JdbiApiKeys implements ApiKeys {
    private static final List<String> COLUMNS =
            List.of("id", "name", "prefix", "secret_sha256", "expires_at", "last_used_at", "created_at");
    private static final String BY_ID = " WHERE organization_id = :organization_id AND mode = :mode AND id = :id";

    private final JdbiUnitOfWork unitOfWork;
    private final ScopedTable<ApiKey> table;

    JdbiApiKeys(JdbiUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
        this.table = new ScopedTable<>(unitOfWork, "api_key", COLUMNS, JdbiApiKeys::toKey);
    }

    @Override
    public void insert(Scope scope, ApiKey key) {
        table.insert(new Parameters(scope)
                .set("id", key.id().value())
                .set("name", key.name().value())
                .set("prefix", key.prefix())
                .set("secret_sha256", key.hash().hex())
                .set("expires_at", key.expiresAt())
                .set("last_used_at", key.lastUsedAt())
                .set("created_at", key.createdAt()));
    }

    @Override
    public Optional<Located> findByHash(ApiKeyHash hash) {
        return unitOfWork.run(handle -> handle.createQuery(table.selectWhere("secret_sha256 = :hash"))
                .bind("hash", hash.hex())
                .map((row, context) -> {
                    ResultRow stored = new ResultRow(row);
                    return new Located(stored.scope(), toKey(stored));
                })
                .findOne());
    }

    @Override
    public void markUsed(Scope scope, ApiKeyId id, Instant usedAt) {
        Parameters parameters = new Parameters(scope).set("id", id.value()).set("used_at", usedAt);
        unitOfWork.run(handle -> handle.createUpdate("UPDATE api_key SET last_used_at = :used_at" + BY_ID)
                .bindMap(parameters.values())
                .execute());
    }

    @Override
    public Optional<ApiKey> delete(Scope scope, ApiKeyId id) {
        return unitOfWork.inTransaction(() -> {
            Optional<ApiKey> key = table.lock(scope, id.value());
            if (key.isPresent()) {
                Parameters parameters = new Parameters(scope).set("id", id.value());
                unitOfWork.run(handle -> handle.createUpdate("DELETE FROM api_key" + BY_ID)
                        .bindMap(parameters.values())
                        .execute());
            }
            return key;
        });
    }

    @Override
    public Page<ApiKey> list(Scope scope, PageRequest<ApiKeyId> page) {
        ApiKeyId after = page.after();
        return table.newestFirst(Criteria.in(scope).and("id <", after == null ? null : after.value()), page.limit());
    }

    private static ApiKey toKey(ResultRow row) throws SQLException {
        return new ApiKey(
                new ApiKeyId(row.getString("id")),
                new KeyName(row.getString("name")),
                row.getString("prefix"),
                new ApiKeyHash(row.getString("secret_sha256")),
                row.getInstantOrNull("expires_at"),
                row.getInstantOrNull("last_used_at"),
                row.getInstant("created_at"));
    }
}
