package dev.hexpay.domain.tenant;

import dev.hexpay.domain.id.ApiKeyId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An API key as it is stored: the hash of the secret, never the secret itself.
 *
 * @param id public id
 * @param name the name given by the merchant
 * @param prefix the start of the secret, shown to identify the key
 * @param hash the hash of the secret
 * @param expiresAt time from which the key is invalid; null means never
 * @param lastUsedAt time of its last use, to the minute; null when it was never used
 * @param createdAt time of creation
 */
public record ApiKey(
        ApiKeyId id,
        KeyName name,
        String prefix,
        ApiKeyHash hash,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,
        Instant createdAt) {
    /** Whether the key is invalid at {@code now}. */
    public boolean isExpired(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }
}
