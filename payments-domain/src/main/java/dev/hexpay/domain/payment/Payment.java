package dev.hexpay.domain.payment;

import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.text.Description;
import dev.hexpay.domain.text.Metadata;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing to be paid, once: a hosted link or an off-session charge.
 *
 * <p>Immutable; each verb returns the payment as it is afterwards, or throws {@link IllegalStateException} where the law
 * of {@link PaymentStatus} forbids the move.
 *
 * @param id its public name
 * @param kind link or charge
 * @param provider the name of the provider that moves the money
 * @param price what is paid, with its tax
 * @param description what it is paid for
 * @param metadata the merchant's notes
 * @param customer who pays, as far as known
 * @param page where the payer meets it
 * @param state the facts of its status
 * @param createdAt when it was made
 * @param updatedAt when it last changed
 * @param version how often it was saved before; a save against an older version loses
 */
public record Payment(
        PaymentId id,
        PaymentKind kind,
        String provider,
        TaxBreakdown price,
        Description description,
        @Nullable Metadata metadata,
        @Nullable CustomerId customer,
        HostedPage page,
        PaymentState state,
        Instant createdAt,
        Instant updatedAt,
        long version) {

    /** What a payment is about, whatever kind it is. */
    public record PaymentDetails(
            PaymentId id,
            String provider,
            TaxBreakdown price,
            Description description,
            @Nullable Metadata metadata,
            @Nullable CustomerId customer) {}

    /** A link that waits for its payer. */
    public static Payment link(PaymentDetails details, HostedPage page, Instant now) {
        return create(PaymentKind.LINK, details, page, new PaymentState.Pending(), now);
    }

    /** A charge whose first and only attempt is about to be made. */
    public static Payment charge(
            PaymentDetails details, LinkToken recoveryToken, TransactionId transaction, Instant now) {
        return create(
                PaymentKind.CHARGE,
                details,
                HostedPage.of(recoveryToken),
                new PaymentState.Processing(transaction),
                now);
    }

    private static Payment create(
            PaymentKind kind, PaymentDetails details, HostedPage page, PaymentState state, Instant now) {
        return new Payment(
                details.id(),
                kind,
                details.provider(),
                details.price(),
                details.description(),
                details.metadata(),
                details.customer(),
                page,
                state,
                now,
                now,
                0);
    }

    /** Where it stands. */
    public PaymentStatus status() {
        return state.status();
    }

    /** Whether a payer may begin an attempt with a card at {@code now}: an unpaid, unexpired link nobody is paying. */
    public boolean isPayable(Instant now) {
        return kind == PaymentKind.LINK
                && !page.isExpired(now)
                && switch (status()) {
                    case PENDING, FAILED, REQUIRES_ACTION -> true;
                    case PROCESSING, SUCCEEDED, CANCELED -> false;
                };
    }

    /** The attempt that its status speaks of; null while nothing was attempted. */
    public @Nullable TransactionId transaction() {
        if (state instanceof PaymentState.Processing processing) {
            return processing.transaction();
        } else if (state instanceof PaymentState.RequiresAction action) {
            return action.transaction();
        } else if (state instanceof PaymentState.Failed failed) {
            return failed.transaction();
        } else if (state instanceof PaymentState.Succeeded succeeded) {
            return succeeded.transaction();
        }
        return null;
    }

    /**
     * A new attempt to pay the link begins, at the price that the payer was shown. One that waits for its payer is given
     * up first: two attempts of one payment are never under way together.
     */
    public Payment startTransaction(TransactionId transaction, TaxBreakdown shown, Instant now) {
        if (status() == PaymentStatus.REQUIRES_ACTION) {
            throw new IllegalStateException(id + " has an attempt that waits for its payer");
        }
        return withPrice(shown).transitionTo(new PaymentState.Processing(transaction), now);
    }

    /** The payer's bank has been satisfied, or not: the attempt that waited for it goes on. */
    public Payment resumeTransaction(Instant now) {
        if (status() != PaymentStatus.REQUIRES_ACTION) {
            throw new IllegalStateException(id + " is " + status() + " and no attempt of it waits for its payer");
        }
        return transitionTo(new PaymentState.Processing(requireTransaction()), now);
    }

    /** An attempt moved the money: the one under way, or an earlier one of which we hear late. */
    public Payment succeed(Transaction charged, CustomerId payer, InvoiceId invoice, Instant now) {
        return withChargeOf(charged, payer).transitionTo(new PaymentState.Succeeded(charged.id(), invoice), now);
    }

    /** The attempt was declined. */
    public Payment decline(Failure failure, Instant now) {
        return transitionTo(new PaymentState.Failed(requireTransaction(), failure), now);
    }

    /** The payer has to authenticate the attempt. */
    public Payment requireAction(Instant now) {
        return transitionTo(new PaymentState.RequiresAction(requireTransaction()), now);
    }

    /**
     * The merchant takes the link back. A canceled link stays as it is.
     *
     * @throws PaymentsException {@code payment_not_cancelable} when it is no pending link
     */
    public Payment cancel(Instant now) {
        if (kind == PaymentKind.LINK && status() == PaymentStatus.CANCELED) {
            return this;
        }
        if (kind != PaymentKind.LINK || status() != PaymentStatus.PENDING) {
            throw PaymentsException.of(
                    ErrorCode.PAYMENT_NOT_CANCELABLE,
                    "Only a pending link can be canceled; this " + kind.wire() + " is " + status().wire() + ".");
        }
        return transitionTo(new PaymentState.Canceled(), now);
    }

    /** The provider's late word: an attempt of this payment, once taken for failed, did move the money. */
    public Payment correctToSucceeded(Transaction charged, CustomerId payer, InvoiceId invoice, Instant now) {
        if (!status().corrections().contains(PaymentStatus.SUCCEEDED)) {
            throw new IllegalStateException(id + " is " + status() + " and takes no correction");
        }
        return withChargeOf(charged, payer).withState(new PaymentState.Succeeded(charged.id(), invoice), now);
    }

    private Payment withChargeOf(Transaction charged, CustomerId payer) {
        if (!charged.payment().equals(id)) {
            throw new IllegalArgumentException(charged.id() + " pays " + charged.payment() + ", not " + id);
        }
        return withPrice(charged.price()).withCustomer(payer);
    }

    private TransactionId requireTransaction() {
        TransactionId transaction = transaction();
        if (transaction == null) {
            throw new IllegalStateException(id + " is " + status() + " and has no attempt");
        }
        return transaction;
    }

    private Payment transitionTo(PaymentState next, Instant now) {
        if (!status().next(kind).contains(next.status())) {
            throw new IllegalStateException(id + " is " + status() + " and cannot become " + next.status());
        }
        return withState(next, now);
    }

    private Payment withState(PaymentState next, Instant now) {
        return new Payment(
                id, kind, provider, price, description, metadata, customer, page, next, createdAt, now, version);
    }

    private Payment withPrice(TaxBreakdown shown) {
        return new Payment(
                id, kind, provider, shown, description, metadata, customer, page, state, createdAt, updatedAt, version);
    }

    private Payment withCustomer(CustomerId payer) {
        return new Payment(
                id, kind, provider, price, description, metadata, payer, page, state, createdAt, updatedAt, version);
    }
}
