package dev.hexpay.domain.payment;

import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.id.TransactionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The refund of a transaction, or of a part of it, to the payer.
 *
 * @param id public id, and idempotency key at the provider
 * @param charge the charge that is refunded
 * @param share the refunded portion
 * @param cause why it is refunded
 * @param reason the merchant's reason, as text
 * @param state its progress or result
 * @param createdAt time of creation
 * @param updatedAt time of the last change
 * @param version number of earlier saves (optimistic lock); saving an older version fails
 */
public record Refund(
        RefundId id,
        ProviderCharge charge,
        Share share,
        Cause cause,
        @Nullable RefundReason reason,
        RefundState state,
        Instant createdAt,
        Instant updatedAt,
        long version) {

    /** The charge at the provider: its transaction, payment, provider and the provider's reference. */
    public record ProviderCharge(TransactionId transaction, PaymentId payment, String provider, String reference) {}

    /** Why money is refunded. */
    public enum Cause {
        /** Requested by the merchant, and recorded in the ledger. */
        REQUESTED,
        /** Duplicate payment: another transaction had already succeeded, so the ledger never recorded this money. */
        DUPLICATE_PAYMENT,
        /** Made elsewhere, as in the dashboard of the provider, and recorded when the provider reported it. */
        ELSEWHERE
    }

    /** A new refund requested by the merchant; the provider is called next. */
    public static Refund requested(RefundId id, RefundRequest request, Instant now) {
        return new Refund(
                id,
                request.charge(),
                request.share(),
                Cause.REQUESTED,
                request.reason(),
                new RefundState.Pending(now.plus(Transaction.PROCESSING_LEASE)),
                now,
                now,
                0);
    }

    /** The refund that a merchant requests: a portion of a charge, for a reason. */
    public record RefundRequest(
            ProviderCharge charge, Share share, @Nullable RefundReason reason) {}

    /** A new refund of a duplicate payment; due immediately, because it is not leased. */
    public static Refund ofDuplicatePayment(RefundId id, ProviderCharge charge, Share share, Instant now) {
        return new Refund(id, charge, share, Cause.DUPLICATE_PAYMENT, null, new RefundState.Pending(now), now, now, 0);
    }

    /** A refund that was made elsewhere and has just become known. */
    public static Refund madeElsewhere(RefundId id, ProviderCharge charge, Share share, Instant now) {
        RefundState refunded = new RefundState.Succeeded(charge.reference(), now);
        return new Refund(id, charge, share, Cause.ELSEWHERE, null, refunded, now, now, 0);
    }

    public RefundStatus status() {
        return state.status();
    }

    /** Whether its final result is known. */
    public boolean isSettled() {
        return status() != RefundStatus.PENDING;
    }

    /** The provider refunded the money. */
    public Refund succeed(String providerReference, Instant now) {
        return transitionTo(new RefundState.Succeeded(providerReference, now), now);
    }

    /**
     * The provider gave no final result: it is due again after half of its age, at least {@link
     * Transaction#PROCESSING_LEASE} and at most 6 hours. Nothing of it is published, so the time of the last change stays.
     */
    public Refund postpone(Instant now) {
        if (isSettled()) {
            throw new IllegalStateException(id + " is " + status() + " and not pending");
        }
        return withState(new RefundState.Pending(NextCheck.after(createdAt, now)), updatedAt);
    }

    /** The provider declined the refund: from pending, or by a late failure of a succeeded refund. */
    public Refund fail(Failure failure, Instant now) {
        return transitionTo(new RefundState.Failed(failure), now);
    }

    /** A copy with this version: the one that it has after it is saved. */
    public Refund withVersion(long saved) {
        return new Refund(id, charge, share, cause, reason, state, createdAt, updatedAt, saved);
    }

    private Refund transitionTo(RefundState next, Instant now) {
        boolean isAllowed = status().next().contains(next.status())
                || status().corrections().contains(next.status());
        if (!isAllowed) {
            throw new IllegalStateException(id + " is " + status() + " and cannot become " + next.status());
        }
        return withState(next, now);
    }

    private Refund withState(RefundState next, Instant changedAt) {
        return new Refund(id, charge, share, cause, reason, next, createdAt, changedAt, version);
    }
}
