package dev.hexpay.adapter.http.api.apikey;

import dev.hexpay.domain.tenant.KeyName;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.Range;
import org.jspecify.annotations.Nullable;

/** The request to create an API key; without {@code expiresInDays} the key never expires. */
record ApiKeyRequest(
        @NotNull KeyName name,
        @Range(min = 1, max = MAX_DAYS) @Nullable Long expiresInDays) {
    private static final int MAX_DAYS = 3650;

    @Nullable
    Duration lifetime() {
        return expiresInDays == null ? null : Duration.ofDays(expiresInDays);
    }
}
