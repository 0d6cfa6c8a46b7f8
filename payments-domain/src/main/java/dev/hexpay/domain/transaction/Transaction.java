package dev.hexpay.domain.transaction;

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
 * @param instrument what is charged
 * @param payer who pays
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
        Instrument instrument,
        Payer payer,
        TaxBreakdown price,
        TransactionState state,
        Instant createdAt,
        Instant updatedAt,
        long version) {
    /** How long the call that is busy with an attempt is left alone; longer than any provider takes to answer. */
    public static final Duration LEFT_ALONE = Duration.ofSeconds(60);

    /** How long a payer has to authenticate; while a provider certainly remembers the attempt. */
    public static final Duration AUTHENTICATION_WINDOW = Duration.ofHours(23);

    /** What an attempt is made with: who is asked, what is charged, who pays and how much. */
    public record Means(String provider, Instrument instrument, Payer payer, TaxBreakdown price) {}

    /** An attempt that is about to be made. */
    public static Transaction begun(TransactionId id, PaymentId payment, Means means, Instant now) {
        return new Transaction(
                id,
                payment,
                means.provider(),
                means.instrument(),
                means.payer(),
                means.price(),
                new TransactionState.Pending(now.plus(LEFT_ALONE)),
                now,
                now,
                0);
    }

    /** The payer has to authenticate it; it is given up when they have not in {@link #AUTHENTICATION_WINDOW}. */
    public Transaction waitForPayer(Instant now) {
        return pending(now.plus(AUTHENTICATION_WINDOW), now);
    }

    /** The payer is back: whoever is busy with it now is left alone again. */
    public Transaction resume(Instant now) {
        return pending(now.plus(LEFT_ALONE), now);
    }

    /** Whether its payer was asked to authenticate it before: while it is pending it is saved for no other reason. */
    public boolean hasWaitedForPayer() {
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
        return with(
                new TransactionState.Succeeded(invoice, providerReference, now, Refunded.nothing(price.total()), null),
                now);
    }

    /** The attempt was declined. */
    public Transaction fail(Failure failure, Instant now) {
        if (isSettled()) {
            throw new IllegalStateException(id + " is " + status() + " and cannot fail");
        }
        return with(new TransactionState.Failed(failure), now);
    }

    /** Where it stands, in the published words: a dispute that is open or lost hides what has been refunded. */
    public TransactionStatus status() {
        if (state instanceof TransactionState.Pending) {
            return TransactionStatus.PENDING;
        } else if (state instanceof TransactionState.Failed) {
            return TransactionStatus.FAILED;
        }
        Dispute dispute = paid().dispute();
        if (dispute != null && dispute.standing() != Dispute.Standing.WON) {
            return TransactionStatus.DISPUTED;
        }
        boolean isAllBack = paid().refunded().done().equals(price.total());
        return isAllBack ? TransactionStatus.REFUNDED : TransactionStatus.SUCCEEDED;
    }

    /** What can still be given back: what was paid, less what refunds under way and done take. */
    public Share refundable() {
        return new Share(price.subtotal(), price.tax()).minus(paid().refunded().promised());
    }

    /** How much has gone back. */
    public Money amountRefunded() {
        return state instanceof TransactionState.Succeeded succeeded
                ? succeeded.refunded().done()
                : Money.zero(price.currency());
    }

    /** A refund of this share is about to be asked for: nobody else can take it. */
    public Transaction promise(Share share, Instant now) {
        return refunding(paid().refunded().promising(share), now);
    }

    /** The provider refuses to give this share back: it can be taken again. */
    public Transaction release(Share share, Instant now) {
        return refunding(paid().refunded().releasing(share), now);
    }

    /** A promised share has gone back. */
    public Transaction giveBack(Share share, Instant now) {
        return refunding(paid().refunded().giving(share), now);
    }

    /** The payer's bank says this against it. */
    public Transaction disputedAs(Dispute dispute, Instant now) {
        TransactionState.Succeeded paid = paid();
        return with(
                new TransactionState.Succeeded(
                        paid.invoice(), paid.providerReference(), paid.paidAt(), paid.refunded(), dispute),
                now);
    }

    private Transaction refunding(Refunded refunded, Instant now) {
        boolean isCovered = refunded.promised().subtotal().minor()
                        <= price.subtotal().minor()
                && refunded.promised().tax().minor() <= price.tax().minor()
                && refunded.done().minor() <= refunded.promised().total().minor();
        if (!isCovered) {
            throw new IllegalStateException(id + " cannot give back more than was paid");
        }
        TransactionState.Succeeded paid = paid();
        return with(
                new TransactionState.Succeeded(
                        paid.invoice(), paid.providerReference(), paid.paidAt(), refunded, paid.dispute()),
                now);
    }

    private TransactionState.Succeeded paid() {
        if (state instanceof TransactionState.Succeeded succeeded) {
            return succeeded;
        }
        throw new IllegalStateException(id + " has moved no money");
    }

    private Transaction pending(Instant askAgainAt, Instant now) {
        if (isSettled()) {
            throw new IllegalStateException(id + " is " + status() + " and waits for nobody");
        }
        return with(new TransactionState.Pending(askAgainAt), now);
    }

    private Transaction with(TransactionState next, Instant now) {
        return new Transaction(id, payment, provider, instrument, payer, price, next, createdAt, now, version);
    }
}
