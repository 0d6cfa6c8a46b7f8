package dev.hexpay.domain.payment;

import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.id.TransactionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Money of an attempt on its way back to the payer.
 *
 * @param id its public name, and the idempotency key that the provider gets
 * @param charge the money that goes back
 * @param share how much of it
 * @param cause why it goes back
 * @param reason the merchant's own words for it
 * @param state what came of it
 * @param createdAt when it was begun
 * @param updatedAt when it last changed
 * @param version how often it was saved before; a save against an older version loses
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

    /** The money that moved: by which attempt, for which payment, at which provider and under the provider's name. */
    public record ProviderCharge(TransactionId transaction, PaymentId payment, String provider, String reference) {}

    /** Why money goes back. */
    public enum Cause {
        /** The merchant asked for it; the books show it. */
        REQUESTED,
        /** Another attempt had paid already: the books never had this money. */
        PAID_TWICE
    }

    /** A refund that is about to be asked for by the merchant. */
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

    /** What a merchant wants to go back: a share of this money, for this reason. */
    public record RefundRequest(
            ProviderCharge charge, Share share, @Nullable RefundReason reason) {}

    /** A refund of money that moved although the payment was paid; due at once, for nobody is busy with it. */
    public static Refund ofDuplicatePayment(RefundId id, ProviderCharge charge, Share share, Instant now) {
        return new Refund(id, charge, share, Cause.PAID_TWICE, null, new RefundState.Pending(now), now, now, 0);
    }

    /** Whether its end is known. */
    public boolean isSettled() {
        return !(state instanceof RefundState.Pending);
    }

    /** The money went back. */
    public Refund succeed(String providerReference, Instant now) {
        return withState(new RefundState.Succeeded(providerReference, now), now);
    }

    /** The provider refuses. */
    public Refund fail(Failure failure, Instant now) {
        return withState(new RefundState.Failed(failure), now);
    }

    private Refund withState(RefundState next, Instant now) {
        if (isSettled()) {
            throw new IllegalStateException(id + " has ended already");
        }
        return new Refund(id, charge, share, cause, reason, next, createdAt, now, version);
    }
}
