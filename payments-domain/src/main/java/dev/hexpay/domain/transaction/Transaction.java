package dev.hexpay.domain.transaction;

import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.id.TransactionId;
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

    /** Whether its end is known. */
    public boolean isSettled() {
        return !(state instanceof TransactionState.Pending);
    }

    /** The money moved: from pending, or as the provider's late word on an attempt taken for failed. */
    public Transaction succeed(InvoiceId invoice, String providerReference, Instant now) {
        if (state instanceof TransactionState.Succeeded) {
            throw new IllegalStateException(id + " has succeeded already");
        }
        return with(new TransactionState.Succeeded(invoice, providerReference, now), now);
    }

    /** The attempt was declined. */
    public Transaction fail(Failure failure, Instant now) {
        if (isSettled()) {
            throw new IllegalStateException(id + " is " + state.wire() + " and cannot fail");
        }
        return with(new TransactionState.Failed(failure), now);
    }

    private Transaction pending(Instant askAgainAt, Instant now) {
        if (isSettled()) {
            throw new IllegalStateException(id + " is " + state.wire() + " and waits for nobody");
        }
        return with(new TransactionState.Pending(askAgainAt), now);
    }

    private Transaction with(TransactionState next, Instant now) {
        return new Transaction(id, payment, provider, instrument, payer, price, next, createdAt, now, version);
    }
}
