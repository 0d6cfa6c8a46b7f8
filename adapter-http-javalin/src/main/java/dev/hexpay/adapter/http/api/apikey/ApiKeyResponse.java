package dev.hexpay.adapter.http.api.apikey;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hexpay.adapter.http.json.OneOf;
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
        @OneOf("api_key") String object,
        boolean livemode,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String apiKey) {
    // Clients read the expiry of a new key as a time that is always present.
    private static final String NEVER = "9999-12-31T23:59:59.000Z";

    /** The JSON of a deleted API key. */
    record Deleted(
            String id, boolean deleted, @OneOf("api_key") String object, boolean livemode) {
        static Deleted of(Scope scope, ApiKey key) {
            return new Deleted(key.id().value(), true, "api_key", scope.mode().isLive());
        }
    }

    static ApiKeyResponse of(Scope scope, ApiKey key) {
        return of(scope, key, Timestamps.formatOrNull(key.expiresAt()), null);
    }

    /** The response that creates the key. */
    static ApiKeyResponse created(Scope scope, ApiKey key, ApiKeySecret secret) {
        String expiresAt = key.expiresAt() == null ? NEVER : Timestamps.format(key.expiresAt());
        return of(scope, key, expiresAt, secret);
    }

    private static ApiKeyResponse of(
            Scope scope, ApiKey key, @Nullable String expiresAt, @Nullable ApiKeySecret secret) {
        return new ApiKeyResponse(
                key.id().value(),
                key.name().value(),
                key.prefix(),
                expiresAt,
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
