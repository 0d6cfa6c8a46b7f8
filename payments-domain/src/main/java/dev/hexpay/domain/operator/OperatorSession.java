package dev.hexpay.domain.operator;

import dev.hexpay.domain.id.ApiKeyId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The session of an operator in one browser.
 *
 * @param tokenHash {@link OperatorToken#hash()} of its cookie
 * @param operator who is logged in
 * @param apiKey the key with which the operator logged in, with which the session ends; null after a login link
 * @param createdAt when it began
 * @param lastUsedAt when it was last used, to the minute
 */
public record OperatorSession(
        String tokenHash, Operator operator, @Nullable ApiKeyId apiKey, Instant createdAt, Instant lastUsedAt) {
    /** When a session ends, however it is used. */
    public static final Duration LIFETIME = Duration.ofHours(12);

    /** When a session ends that is not used. */
    public static final Duration IDLE = Duration.ofHours(2);

    /** Whether it has ended. */
    public boolean isExpired(Instant now) {
        return !now.isBefore(createdAt.plus(LIFETIME)) || !now.isBefore(lastUsedAt.plus(IDLE));
    }
}
