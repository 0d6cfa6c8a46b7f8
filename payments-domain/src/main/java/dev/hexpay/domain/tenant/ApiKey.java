package dev.hexpay.domain.tenant;

import dev.hexpay.domain.id.ApiKeyId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key to the API as we keep it: never the secret, only its hash.
 *
 * @param id its public name
 * @param name what the merchant calls it
 * @param prefix the beginning of the secret, enough to recognise it
 * @param hash what the secret hashes to
 * @param expiresAt from when on it opens nothing; null means never
 * @param lastUsedAt when it last opened something, to the minute
 * @param createdAt when it was made
 */
public record ApiKey(
        ApiKeyId id,
        KeyName name,
        String prefix,
        ApiKeyHash hash,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,
        Instant createdAt) {
    /** Whether it opens nothing any more at {@code now}. */
    public boolean isExpired(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }
}
