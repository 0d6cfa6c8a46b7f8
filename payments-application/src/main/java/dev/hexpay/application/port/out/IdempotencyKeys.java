package dev.hexpay.application.port.out;

import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.scope.Scope;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which requests were made under which key, and what they were answered. */
public interface IdempotencyKeys {
    /**
     * Takes the key for {@code claim} and returns empty; or returns the claim that holds it. A claim made before {@code
     * expiredBefore} holds nothing any more. Of two who claim one key at once, one waits until the other's unit of work
     * has ended.
     */
    Optional<Claim> claim(Scope scope, Claim claim, Instant expiredBefore);

    /**
     * Keeps the answer of a claim made before, in the open unit of work, unless it has one: the first answer stays, and
     * the one that stays is returned.
     *
     * @throws IllegalStateException when the key is not claimed in this scope
     */
    SealedAnswer answer(Scope scope, IdempotencyKey key, SealedAnswer answer);

    /** The claim that holds the key. */
    Optional<Claim> find(Scope scope, IdempotencyKey key);

    /** Forgets at most {@code limit} claims made before {@code expiredBefore}, of every scope; returns how many. */
    int deleteExpired(Instant expiredBefore, int limit);

    /**
     * A key in use.
     *
     * @param key what the client chose
     * @param fingerprint the request that it was first used for
     * @param effect what the request brings about, recorded so that a crash can be resumed; null where nothing has to be
     * @param claimedAt when
     * @param answer what was answered; null while that is not known
     */
    record Claim(
            IdempotencyKey key,
            RequestFingerprint fingerprint,
            @Nullable Effect effect,
            Instant claimedAt,
            @Nullable SealedAnswer answer) {}

    /** What takes more than one unit of work. */
    sealed interface Effect {
        /** A payment is made. */
        record OfPayment(PaymentId payment) implements Effect {}

        /** Money is given back. */
        record OfRefund(RefundId refund) implements Effect {}
    }

    /** An answer as it is kept: its status, and its body encrypted, for it may hold a secret that is shown once. */
    record SealedAnswer(int status, String sealedBody) {}
}
