package dev.hexpay.application.port.out;

import dev.hexpay.application.idempotency.IdempotencyKey;
import dev.hexpay.application.idempotency.RequestFingerprint;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.tenant.Scope;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The idempotency records: which request used a key, and its stored response. */
public interface IdempotencyKeys {
    /**
     * Inserts {@code record} and returns empty; or returns the existing record of the key. A record claimed before
     * {@code expiredBefore} counts as absent. Of two concurrent claims of one key, one waits until the other's unit of
     * work has ended.
     */
    Optional<IdempotencyRecord> claim(Scope scope, IdempotencyRecord record, Instant expiredBefore);

    /**
     * Inserts a record with its response in the open unit of work. While another unit of work has claimed the key, it
     * waits until that one has ended.
     *
     * @throws DuplicateKeyException when the key has a record, expired or not; at the latest when the unit of work commits
     */
    void insert(Scope scope, IdempotencyRecord record);

    /**
     * Stores the response of a claimed key in the open unit of work, unless it has one: the first response stays, and
     * the stored response is returned.
     *
     * @throws IllegalStateException when the key is not claimed in this scope
     */
    EncryptedResponse storeResponse(Scope scope, IdempotencyKey key, EncryptedResponse response);

    /**
     * Leases a claimed key without a response until {@code leasedUntil} when its lease ends at {@code endsBy} or before,
     * and returns whether it did. Of concurrent calls with one {@code endsBy} before {@code leasedUntil}, one succeeds.
     */
    boolean extendLease(Scope scope, IdempotencyKey key, Instant endsBy, Instant leasedUntil);

    /** The record of the key. */
    Optional<IdempotencyRecord> find(Scope scope, IdempotencyKey key);

    /** Deletes at most {@code limit} records claimed before {@code expiredBefore}, of every scope; returns how many. */
    int deleteExpired(Instant expiredBefore, int limit);

    /**
     * A claimed key.
     *
     * @param key the client's key
     * @param fingerprint the request that first used the key
     * @param outcome what the request creates, recorded so that it can be resumed after a crash; null when it needs no
     *     resuming
     * @param claimedAt when the key was claimed
     * @param leasedUntil until when the request counts as running; the process that executes it extends the lease
     * @param response the stored response; null while the request is in progress
     */
    record IdempotencyRecord(
            IdempotencyKey key,
            RequestFingerprint fingerprint,
            @Nullable Outcome outcome,
            Instant claimedAt,
            Instant leasedUntil,
            @Nullable EncryptedResponse response) {}

    /** What a request creates that takes more than one unit of work. */
    sealed interface Outcome {
        /** A payment is created. */
        record PaymentCreated(PaymentId payment) implements Outcome {}

        /** A refund is created. */
        record RefundCreated(RefundId refund) implements Outcome {}
    }

    /** A stored response: its status, and its body encrypted because it may contain a secret that is shown once. */
    record EncryptedResponse(int status, String encryptedBody) {}
}
