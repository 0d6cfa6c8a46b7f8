package dev.hexpay.testkit;

import dev.hexpay.domain.id.ApiKeyId;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.tenant.ApiKey;
import dev.hexpay.domain.tenant.ApiKeySecret;
import dev.hexpay.domain.tenant.KeyName;
import dev.hexpay.domain.tenant.Mode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Builds an API key: {@code anApiKey().named("CI").expiringAt(tomorrow).build()}. */
public final class ApiKeyBuilder {
    private final ApiKeySecret secret = ApiKeySecret.of(Builders.aScope(), Builders.secret(ApiKeySecret.BYTES));
    private KeyName name = new KeyName("Backend");
    private Instant createdAt = Builders.NOON;
    private @Nullable Instant expiresAt;
    private @Nullable Instant lastUsedAt;

    ApiKeyBuilder() {}

    /** With this name. */
    public ApiKeyBuilder named(String itsName) {
        name = new KeyName(itsName);
        return this;
    }

    /** Created at this instant; the id contains the same time. */
    public ApiKeyBuilder createdAt(Instant instant) {
        createdAt = instant;
        return this;
    }

    /** Expires at this instant. */
    public ApiKeyBuilder expiringAt(Instant expiry) {
        expiresAt = expiry;
        return this;
    }

    /** Last used at this instant. */
    public ApiKeyBuilder usedAt(Instant usedAt) {
        lastUsedAt = usedAt;
        return this;
    }

    /** The key as it is stored. */
    public ApiKey build() {
        return new ApiKey(
                new ApiKeyId(Builders.anId(IdKind.API_KEY, createdAt)),
                name,
                secret.prefix(Mode.SANDBOX),
                secret.hash(),
                expiresAt,
                lastUsedAt,
                createdAt);
    }
}
