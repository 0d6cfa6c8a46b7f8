package dev.hexpay.adapter.http.api.apikey;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hexpay.adapter.http.json.Timestamps;
import dev.hexpay.domain.tenant.ApiKey;
import dev.hexpay.domain.tenant.ApiKeySecret;
import dev.hexpay.domain.tenant.Scope;
import org.jspecify.annotations.Nullable;

/** The JSON of an API key; the secret, {@code apiKey}, is present only in the response that creates the key. */
record ApiKeyResponse(
        String id,
        String name,
        String prefix,
        @Nullable String expiresAt,
        @Nullable String lastUsedAt,
        String createdAt,
        String object,
        boolean livemode,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String apiKey) {
    /** The JSON of a deleted API key. */
    record Deleted(String id, boolean deleted, String object, boolean livemode) {
        static Deleted of(Scope scope, ApiKey key) {
            return new Deleted(key.id().value(), true, "api_key", scope.mode().isLive());
        }
    }

    static ApiKeyResponse of(Scope scope, ApiKey key) {
        return of(scope, key, null);
    }

    static ApiKeyResponse of(Scope scope, ApiKey key, @Nullable ApiKeySecret secret) {
        return new ApiKeyResponse(
                key.id().value(),
                key.name().value(),
                key.prefix(),
                Timestamps.formatOrNull(key.expiresAt()),
                Timestamps.formatOrNull(key.lastUsedAt()),
                Timestamps.format(key.createdAt()),
                "api_key",
                scope.mode().isLive(),
                secret == null ? null : secret.value());
    }

    @Override
    public String toString() {
        return "ApiKeyResponse[" + id + "]";
    }
}
