package dev.hexpay.testkit;

import dev.hexpay.domain.id.ApiKeyId;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.tenant.ApiKey;
import dev.hexpay.domain.tenant.ApiKeySecret;
import dev.hexpay.domain.tenant.KeyName;
import dev.hexpay.domain.tenant.Mode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Says only what matters of an API key: {@code anApiKey().named("CI").expiringAt(tomorrow).build()}. */
public final class ApiKeyBuilder {
    private final ApiKeySecret secret = ApiKeySecret.of(Mode.SANDBOX, Builders.secret(ApiKeySecret.BYTES));
    private KeyName name = new KeyName("Backend");
    private Instant createdAt = Builders.NOON;
    private @Nullable Instant expiresAt;
    private @Nullable Instant lastUsedAt;

    ApiKeyBuilder() {}

    /** Called this. */
    public ApiKeyBuilder named(String itsName) {
        name = new KeyName(itsName);
        return this;
    }

    /** Made at this instant; its id is of the same time. */
    public ApiKeyBuilder createdAt(Instant instant) {
        createdAt = instant;
        return this;
    }

    /** Opening nothing from this instant on. */
    public ApiKeyBuilder expiringAt(Instant expiry) {
        expiresAt = expiry;
        return this;
    }

    /** Used at this instant. */
    public ApiKeyBuilder usedAt(Instant usedAt) {
        lastUsedAt = usedAt;
        return this;
    }

    /** The key as it is kept. */
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
