package dev.hexpay.domain.operator;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A link that logs an operator in, once.
 *
 * @param tokenHash {@link OperatorToken#hash()}
 * @param name who gets it, for the audit log
 * @param role the role of the session
 * @param expiresAt when it ends unused
 * @param usedAt when it was used; null if it was not
 */
public record LoginLink(
        String tokenHash,
        String name,
        OperatorRole role,
        Instant expiresAt,
        @Nullable Instant usedAt) {
    /** How long it can be used. */
    public static final Duration LIFETIME = Duration.ofMinutes(10);
}
