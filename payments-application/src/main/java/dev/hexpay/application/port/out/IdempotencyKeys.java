package dev.hexpay.application.port.out;

import dev.hexpay.application.port.in.idempotency.IdempotencyKey;
import dev.hexpay.application.port.in.idempotency.RequestFingerprint;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.tenant.Scope;
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
    Optional<IdempotencyRecord> claim(Scope scope, IdempotencyRecord record, Instant expiredBefore);

    /**
     * Keeps the answer of a claim made before, in the open unit of work, unless it has one: the first answer stays, and
     * the one that stays is returned.
     *
     * @throws IllegalStateException when the key is not claimed in this scope
     */
    EncryptedResponse storeResponse(Scope scope, IdempotencyKey key, EncryptedResponse response);

    /** The claim that holds the key. */
    Optional<IdempotencyRecord> find(Scope scope, IdempotencyKey key);

    /** Forgets at most {@code limit} claims made before {@code expiredBefore}, of every scope; returns how many. */
    int deleteExpired(Instant expiredBefore, int limit);

    /**
     * A key in use.
     *
     * @param key what the client chose
     * @param fingerprint the request that it was first used for
     * @param outcome what the request brings about, recorded so that a crash can be resumed; null where nothing has to be
     * @param claimedAt when
     * @param response what was answered; null while that is not known
     */
    record IdempotencyRecord(
            IdempotencyKey key,
            RequestFingerprint fingerprint,
            @Nullable Outcome outcome,
            Instant claimedAt,
            @Nullable EncryptedResponse response) {}

    /** What takes more than one unit of work. */
    sealed interface Outcome {
        /** A payment is made. */
        record PaymentCreated(PaymentId payment) implements Outcome {}

        /** Money is given back. */
        record RefundCreated(RefundId refund) implements Outcome {}
    }

    /** An answer as it is kept: its status, and its body encrypted, for it may hold a secret that is shown once. */
    record EncryptedResponse(int status, String encryptedBody) {}
}
