package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.domain.id.ApiKeyId;
import dev.hexpay.domain.tenant.ApiKey;
import dev.hexpay.domain.tenant.ApiKeyHash;
import dev.hexpay.domain.tenant.KeyName;
import java.time.Instant;
import org.jdbi.v3.core.mapper.reflect.ColumnName;
import org.jspecify.annotations.Nullable;

/** An API key as a row of {@code api_key}. */
record ApiKeyRow(
        ApiKeyId id,
        KeyName name,
        String prefix,
        @ColumnName("secret_sha256") ApiKeyHash hash,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,
        Instant createdAt) {
    static final RowType<ApiKey, ApiKeyRow> TYPE = new RowType<>(ApiKeyRow.class, ApiKeyRow::from, ApiKeyRow::toApiKey);

    static ApiKeyRow from(ApiKey key) {
        return new ApiKeyRow(
                key.id(), key.name(), key.prefix(), key.hash(), key.expiresAt(), key.lastUsedAt(), key.createdAt());
    }

    ApiKey toApiKey() {
        return new ApiKey(id, name, prefix, hash, expiresAt, lastUsedAt, createdAt);
    }
}
