package dev.hexpay.domain.payment;

import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.tax.TaxBreakdown;
import java.time.Duration;
import java.time.Instant;

/**
 * One attempt to move money for a payment.
 *
 * @param id its public name, and the idempotency key that the provider gets: a new attempt is a new key, so a decline is
 *     never replayed to the next card
 * @param payment what it pays
 * @param provider who is asked
 * @param paymentSource what is charged
 * @param billingDetails who pays
 * @param price how much, with its tax
 * @param state what came of it
 * @param createdAt when it was begun
 * @param updatedAt when it last changed
 * @param version how often it was saved before; a save against an older version loses
 */
public record Transaction(
        TransactionId id,
        PaymentId payment,
        String provider,
        PaymentSource paymentSource,
        BillingDetails billingDetails,
        TaxBreakdown price,
        TransactionState state,
        Instant createdAt,
        Instant updatedAt,
        long version) {
    /** How long the call that is busy with an attempt is left alone; longer than any provider takes to answer. */
    public static final Duration PROCESSING_LEASE = Duration.ofSeconds(60);

    /** How long a payer has to authenticate; while a provider certainly remembers the attempt. */
    public static final Duration AUTHENTICATION_WINDOW = Duration.ofHours(23);

    /** What an attempt is made with: who is asked, what is charged, who pays and how much. */
    public record ChargeDetails(
            String provider, PaymentSource paymentSource, BillingDetails billingDetails, TaxBreakdown price) {}

    /** An attempt that is about to be made. */
    public static Transaction start(TransactionId id, PaymentId payment, ChargeDetails details, Instant now) {
        return new Transaction(
                id,
                payment,
                details.provider(),
                details.paymentSource(),
                details.billingDetails(),
                details.price(),
                new TransactionState.Pending(now.plus(PROCESSING_LEASE)),
                now,
                now,
                0);
    }

    /** The payer has to authenticate it; it is given up when they have not in {@link #AUTHENTICATION_WINDOW}. */
    public Transaction requireAction(Instant now) {
        return withNextCheckAt(now.plus(AUTHENTICATION_WINDOW), now);
    }

    /** The payer is back: whoever is busy with it now is left alone again. */
    public Transaction resume(Instant now) {
        return withNextCheckAt(now.plus(PROCESSING_LEASE), now);
    }

    /** Whether its payer was asked to authenticate it before: while it is pending it is saved for no other reason. */
    public boolean hasRequiredAction() {
        return !isSettled() && version > 0;
    }

    /** Whether its end is known. */
    public boolean isSettled() {
        return !(state instanceof TransactionState.Pending);
    }

    /** The money moved: from pending, or as the provider's late word on an attempt taken for failed. */
    public Transaction succeed(InvoiceId invoice, String providerReference, Instant now) {
        if (state instanceof TransactionState.Succeeded) {
            throw new IllegalStateException(id + " has succeeded already");
        }
        return withState(
                new TransactionState.Succeeded(invoice, providerReference, now, RefundTotals.none(price.total()), null),
                now);
    }

    /** The attempt was declined. */
    public Transaction fail(Failure failure, Instant now) {
        if (isSettled()) {
            throw new IllegalStateException(id + " is " + status() + " and cannot fail");
        }
        return withState(new TransactionState.Failed(failure), now);
    }

    /** Where it stands, in the published words: a dispute that is open or lost hides what has been refunded. */
    public TransactionStatus status() {
        if (state instanceof TransactionState.Pending) {
            return TransactionStatus.PENDING;
        } else if (state instanceof TransactionState.Failed) {
            return TransactionStatus.FAILED;
        }
        Dispute dispute = requireSucceeded().dispute();
        if (dispute != null && dispute.status() != Dispute.DisputeStatus.WON) {
            return TransactionStatus.DISPUTED;
        }
        boolean isAllBack = requireSucceeded().refundTotals().refunded().equals(price.total());
        return isAllBack ? TransactionStatus.REFUNDED : TransactionStatus.SUCCEEDED;
    }

    /** What can still be given back: what was paid, less what refunds under way and done take. */
    public Share refundable() {
        return new Share(price.subtotal(), price.tax())
                .minus(requireSucceeded().refundTotals().reserved());
    }

    /** How much has gone back. */
    public Money amountRefunded() {
        return state instanceof TransactionState.Succeeded succeeded
                ? succeeded.refundTotals().refunded()
                : Money.zero(price.currency());
    }

    /** A refund of this share is about to be asked for: nobody else can take it. */
    public Transaction reserveRefund(Share share, Instant now) {
        return withRefundTotals(requireSucceeded().refundTotals().reserve(share), now);
    }

    /** The provider refuses to give this share back: it can be taken again. */
    public Transaction releaseRefund(Share share, Instant now) {
        return withRefundTotals(requireSucceeded().refundTotals().release(share), now);
    }

    /** A promised share has gone back. */
    public Transaction settleRefund(Share share, Instant now) {
        return withRefundTotals(requireSucceeded().refundTotals().settle(share), now);
    }

    /** The payer's bank says this against it. */
    public Transaction withDispute(Dispute dispute, Instant now) {
        TransactionState.Succeeded paid = requireSucceeded();
        return withState(
                new TransactionState.Succeeded(
                        paid.invoice(), paid.providerReference(), paid.paidAt(), paid.refundTotals(), dispute),
                now);
    }

    private Transaction withRefundTotals(RefundTotals totals, Instant now) {
        boolean isCovered = totals.reserved().subtotal().minor()
                        <= price.subtotal().minor()
                && totals.reserved().tax().minor() <= price.tax().minor()
                && totals.refunded().minor() <= totals.reserved().total().minor();
        if (!isCovered) {
            throw new IllegalStateException(id + " cannot give back more than was paid");
        }
        TransactionState.Succeeded paid = requireSucceeded();
        return withState(
                new TransactionState.Succeeded(
                        paid.invoice(), paid.providerReference(), paid.paidAt(), totals, paid.dispute()),
                now);
    }

    private TransactionState.Succeeded requireSucceeded() {
        if (state instanceof TransactionState.Succeeded succeeded) {
            return succeeded;
        }
        throw new IllegalStateException(id + " has moved no money");
    }

    private Transaction withNextCheckAt(Instant nextCheckAt, Instant now) {
        if (isSettled()) {
            throw new IllegalStateException(id + " is " + status() + " and waits for nobody");
        }
        return withState(new TransactionState.Pending(nextCheckAt), now);
    }

    private Transaction withState(TransactionState next, Instant now) {
        return new Transaction(
                id, payment, provider, paymentSource, billingDetails, price, next, createdAt, now, version);
    }
}
