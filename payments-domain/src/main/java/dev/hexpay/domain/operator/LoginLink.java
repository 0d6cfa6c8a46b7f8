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
    /** The longest name, in characters. */
    public static final int MAX_NAME = 100;

    /** How long it can be used. */
    public static final Duration LIFETIME = Duration.ofMinutes(10);

    /** A new link for {@code name}. */
    public static LoginLink create(OperatorToken token, String name, OperatorRole role, Instant now) {
        return new LoginLink(token.hash(), name, role, now.plus(LIFETIME), null);
    }
}
