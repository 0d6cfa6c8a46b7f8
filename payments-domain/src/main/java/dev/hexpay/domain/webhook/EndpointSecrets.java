package dev.hexpay.domain.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The secrets with which events for an endpoint are signed.
 *
 * @param current the newest one
 * @param previous the one before, which signs along for a while after a rotation; null when there is none
 * @param previousUntil when {@code previous} ends; null when there is none
 */
public record EndpointSecrets(
        EncryptedSecret current,
        @Nullable EncryptedSecret previous,
        @Nullable Instant previousUntil) {
    /** How long the previous secret signs along after a rotation. */
    public static final Duration OVERLAP = Duration.ofHours(24);

    public EndpointSecrets {
        if ((previous == null) != (previousUntil == null)) {
            throw new IllegalArgumentException("a previous secret has an end");
        }
    }

    /** The secrets of a new endpoint. */
    public static EndpointSecrets of(EncryptedSecret secret) {
        return new EndpointSecrets(secret, null, null);
    }

    /** Replaces the current secret, which signs along for {@link #OVERLAP}; an older one ends at once. */
    public EndpointSecrets rotated(EncryptedSecret next, Instant now) {
        return new EndpointSecrets(next, current, now.plus(OVERLAP));
    }

    /** The secrets that are valid, each as it is encrypted again; a previous one that has ended is left out. */
    public EndpointSecrets reencrypted(UnaryOperator<EncryptedSecret> encryption, Instant now) {
        List<EncryptedSecret> valid = validAt(now).stream().map(encryption).toList();
        return valid.size() == 1 ? of(valid.get(0)) : new EndpointSecrets(valid.get(0), valid.get(1), previousUntil);
    }

    /** The secrets that are valid, the newest first. */
    public List<EncryptedSecret> validAt(Instant now) {
        return previous == null || previousUntil == null || !now.isBefore(previousUntil)
                ? List.of(current)
                : List.of(current, previous);
    }
}
