package dev.hexpay.domain.payment;

import dev.hexpay.domain.customer.Card;
import dev.hexpay.domain.id.DisputeId;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.tax.TaxBreakdown;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to move money for a payment.
 *
 * @param id public id, and idempotency key at the provider: every attempt has a new key, so a decline is never replayed
 *     for the next card
 * @param payment the payment that it pays
 * @param provider name of the provider that is called
 * @param paymentSource the card token or saved method that is charged
 * @param billingDetails details of the payer
 * @param price the amount, with its tax
 * @param providerReference the provider's reference of the charge; null until the provider has returned one
 * @param state its progress or result
 * @param createdAt time of creation
 * @param updatedAt time of the last change
 * @param version number of earlier saves (optimistic lock); saving an older version fails
 */
public record Transaction(
        TransactionId id,
        PaymentId payment,
        String provider,
        PaymentSource paymentSource,
        BillingDetails billingDetails,
        TaxBreakdown price,
        @Nullable String providerReference,
        TransactionState state,
        Instant createdAt,
        Instant updatedAt,
        long version) {
    /** The lease of the call that processes a transaction; longer than any provider takes to respond. */
    public static final Duration PROCESSING_LEASE = Duration.ofSeconds(60);

    /** How long after the creation a payer can authenticate; shorter than any provider keeps the charge. */
    public static final Duration AUTHENTICATION_WINDOW = Duration.ofHours(23);

    public Transaction {
        if (state instanceof TransactionState.Succeeded && providerReference == null) {
            throw new IllegalArgumentException("a succeeded transaction has a reference of the provider");
        }
    }

    /** What a transaction is started with: provider, payment source, billing details and price. */
    public record ChargeDetails(
            String provider, PaymentSource paymentSource, BillingDetails billingDetails, TaxBreakdown price) {}

    /** A new, pending transaction; the provider is called next. */
    public static Transaction start(TransactionId id, PaymentId payment, ChargeDetails details, Instant now) {
        return new Transaction(
                id,
                payment,
                details.provider(),
                details.paymentSource(),
                details.billingDetails(),
                details.price(),
                null,
                new TransactionState.Pending(now.plus(PROCESSING_LEASE), false),
                now,
                now,
                0);
    }

    /**
     * The payer must authenticate within {@link #AUTHENTICATION_WINDOW} of the creation; otherwise the transaction is
     * canceled. Until then it is looked up less and less often, in case the payer does not come back.
     */
    public Transaction requireAction(Instant now) {
        requirePending();
        return withState(new TransactionState.Pending(NextCheck.ofAuthentication(createdAt, now, now), true), now);
    }

    /** Whether the payer can authenticate no longer. */
    public boolean isAuthenticationOver(Instant now) {
        return !now.isBefore(createdAt.plus(AUTHENTICATION_WINDOW));
    }

    /** The payer is back: the lease starts again for the call that continues the transaction. */
    public Transaction resume(Instant now) {
        return withState(
                new TransactionState.Pending(
                        now.plus(PROCESSING_LEASE), requirePending().actionRequested()),
                now);
    }

    /** Nothing of the later check of a pending transaction is published, so the time of the last change stays. */
    public Transaction postpone(Instant now) {
        return withState(requirePending().postponedTo(NextCheck.after(createdAt, now)), updatedAt);
    }

    /** The payer has been at the bank since the last change; the next check is later, as in {@link #postpone}. */
    public Transaction awaitAction(Instant now) {
        Instant next = NextCheck.ofAuthentication(createdAt, updatedAt, now);
        return withState(requirePending().postponedTo(next), updatedAt);
    }

    /** Whether it is pending and the payer has been required to authenticate it, now or before. */
    public boolean hasRequiredAction() {
        return state instanceof TransactionState.Pending pending && pending.actionRequested();
    }

    /** Whether its final result is known. */
    public boolean isSettled() {
        return status() != TransactionStatus.PENDING;
    }

    /** The charge succeeded: from pending, or by late confirmation of a failed transaction. */
    public Transaction succeed(InvoiceId invoice, String reference, Instant now) {
        if (state instanceof TransactionState.Succeeded) {
            throw new IllegalStateException(id + " has succeeded already");
        }
        TransactionState succeeded =
                new TransactionState.Succeeded(invoice, now, RefundTotals.none(price.total()), null);
        requireTransitionOrCorrectionTo(TransactionStatus.SUCCEEDED);
        return withProviderReference(reference).withState(succeeded, now);
    }

    /** The provider declined the charge. */
    public Transaction fail(Failure failure, Instant now) {
        requireTransitionTo(TransactionStatus.FAILED);
        return withState(new TransactionState.Failed(failure), now);
    }

    /** The published status; an open or lost dispute takes precedence over refunds. */
    public TransactionStatus status() {
        return state.statusAt(price.total());
    }

    /** The refundable share: the paid price minus pending and succeeded refunds. */
    public Share refundable() {
        return new Share(price.subtotal(), price.tax())
                .minus(requireSucceeded().refundTotals().reserved());
    }

    /** The amount refunded so far. */
    public Money amountRefunded() {
        return state instanceof TransactionState.Succeeded succeeded
                ? succeeded.refundTotals().refunded()
                : Money.zero(price.currency());
    }

    /** Reserves a share before the refund is requested from the provider, so that no other refund can take it. */
    public Transaction reserveRefund(Share share, Instant now) {
        return withRefundTotals(requireSucceeded().refundTotals().reserve(share), now);
    }

    /** Releases a reserved share whose refund failed. */
    public Transaction releaseRefund(Share share, Instant now) {
        return withRefundTotals(requireSucceeded().refundTotals().release(share), now);
    }

    /** A refund that had succeeded failed late: its share is refundable again. */
    public Transaction reverseRefund(Share share, Instant now) {
        return withRefundTotals(requireSucceeded().refundTotals().reverse(share), now);
    }

    /** Records a reserved share as refunded. */
    public Transaction settleRefund(Share share, Instant now) {
        return withRefundTotals(requireSucceeded().refundTotals().settle(share), now);
    }

    /**
     * The bank reported a dispute. Returned unchanged when exactly this is recorded, or when the dispute was resolved:
     * an outcome does not change.
     *
     * @param newId the id of the dispute when none is recorded
     */
    public Transaction reportDispute(DisputeId newId, Dispute reported, Instant now) {
        RecordedDispute recorded = requireSucceeded().dispute();
        if (recorded == null) {
            return withDispute(RecordedDispute.first(newId, reported, now), now);
        }
        boolean isChange = !recorded.report().isResolved() && !recorded.report().equals(reported);
        return isChange ? withDispute(recorded.withReport(reported, now), now) : this;
    }

    /** The recorded dispute; null when there is none. */
    public @Nullable RecordedDispute dispute() {
        return state instanceof TransactionState.Succeeded succeeded ? succeeded.dispute() : null;
    }

    /** Records the dispute, or its change. */
    public Transaction withDispute(RecordedDispute dispute, Instant now) {
        return changeTo(requireSucceeded().with(dispute), now);
    }

    /** The provider's reference of a charge that moved money. */
    public String chargeReference() {
        requireSucceeded();
        return Objects.requireNonNull(providerReference, "providerReference");
    }

    /** A copy with the card that the provider charged, for a payer who entered it in the form of the provider. */
    public Transaction withChargedCard(Card card) {
        return paymentSource instanceof PaymentSource.CardToken token
                ? copy(token.withCard(card), providerReference, state, updatedAt)
                : this;
    }

    /** A copy with the reference that the provider returned; null leaves the known one. */
    public Transaction withProviderReference(@Nullable String reference) {
        return copy(paymentSource, reference == null ? providerReference : reference, state, updatedAt);
    }

    /** A copy with this version: the one that it has after it is saved. */
    public Transaction withVersion(long saved) {
        return new Transaction(
                id,
                payment,
                provider,
                paymentSource,
                billingDetails,
                price,
                providerReference,
                state,
                createdAt,
                updatedAt,
                saved);
    }

    private Transaction withRefundTotals(RefundTotals totals, Instant now) {
        boolean isCovered = totals.reserved().subtotal().minor()
                        <= price.subtotal().minor()
                && totals.reserved().tax().minor() <= price.tax().minor()
                && totals.refunded().minor() <= totals.reserved().total().minor();
        if (!isCovered) {
            throw new IllegalStateException(id + " cannot refund more than was paid");
        }
        return changeTo(requireSucceeded().with(totals), now);
    }

    private TransactionState.Succeeded requireSucceeded() {
        if (state instanceof TransactionState.Succeeded succeeded) {
            return succeeded;
        }
        throw new IllegalStateException(id + " has not succeeded");
    }

    private TransactionState.Pending requirePending() {
        if (state instanceof TransactionState.Pending pending) {
            return pending;
        }
        throw new IllegalStateException(id + " is " + status() + " and not pending");
    }

    /** The same status with other amounts or another dispute, or a status that may follow, also by a correction. */
    private Transaction changeTo(TransactionState.Succeeded next, Instant now) {
        TransactionStatus nextStatus = next.statusAt(price.total());
        if (nextStatus != status()) {
            requireTransitionOrCorrectionTo(nextStatus);
        }
        return withState(next, now);
    }

    private void requireTransitionOrCorrectionTo(TransactionStatus next) {
        if (!status().corrections().contains(next)) {
            requireTransitionTo(next);
        }
    }

    private void requireTransitionTo(TransactionStatus next) {
        if (!status().next().contains(next)) {
            throw new IllegalStateException(id + " is " + status() + " and cannot become " + next);
        }
    }

    private Transaction withState(TransactionState next, Instant now) {
        return copy(paymentSource, providerReference, next, now);
    }

    private Transaction copy(
            PaymentSource source, @Nullable String reference, TransactionState newState, Instant changedAt) {
        return new Transaction(
                id,
                payment,
                provider,
                source,
                billingDetails,
                price,
                reference,
                newState,
                createdAt,
                changedAt,
                version);
    }
}
