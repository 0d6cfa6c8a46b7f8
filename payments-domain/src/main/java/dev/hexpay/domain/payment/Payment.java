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
import dev.hexpay.domain.text.WebUrl;
import dev.hexpay.domain.text.WireName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request for money that is paid at most once: a payment link or an off-session charge.
 *
 * <p>Immutable. Each operation returns the changed payment, or throws {@link IllegalStateException} when the transition
 * rules of {@link PaymentStatus} forbid the change.
 *
 * @param id public id
 * @param kind link or charge
 * @param provider the name of the provider that moves the money
 * @param price the amount to pay, with its tax
 * @param description what the payment is for
 * @param metadata the merchant's metadata
 * @param customer the customer who pays; null while unknown
 * @param page its hosted page
 * @param state its status and the data of that status
 * @param createdAt time of creation
 * @param updatedAt time of the last change
 * @param version number of earlier saves (optimistic lock); saving an older version fails
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

    /** The details common to links and charges. */
    public record PaymentDetails(
            PaymentId id,
            String provider,
            TaxBreakdown price,
            Description description,
            @Nullable Metadata metadata,
            @Nullable CustomerId customer) {
        /** The details of a payment without metadata whose payer is unknown. */
        public static PaymentDetails of(PaymentId id, String provider, TaxBreakdown price, Description description) {
            return new PaymentDetails(id, provider, price, description, null, null);
        }

        /** The same details, paid by this customer. */
        public PaymentDetails withCustomer(@Nullable CustomerId payer) {
            return new PaymentDetails(id, provider, price, description, metadata, payer);
        }
    }

    /** A new, pending link. */
    public static Payment link(PaymentDetails details, HostedPage page, Instant now) {
        return create(PaymentKind.LINK, details, page, new PaymentState.Pending(), now);
    }

    /** A new charge that is processing its first and only transaction. */
    public static Payment charge(
            PaymentDetails details, LinkToken recoveryToken, TransactionId transaction, Instant now) {
        return create(
                PaymentKind.CHARGE,
                details,
                HostedPage.of(recoveryToken),
                new PaymentState.Processing(transaction),
                now);
    }

    static Payment create(PaymentKind kind, PaymentDetails details, HostedPage page, PaymentState state, Instant now) {
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

    public PaymentStatus status() {
        return state.status();
    }

    /** Whether a payer can pay at {@code now}: it is an unpaid, unexpired link with no transaction in process. */
    public boolean isPayable(Instant now) {
        return kind == PaymentKind.LINK
                && !page.isExpired(now)
                && switch (status()) {
                    case PENDING, FAILED, REQUIRES_ACTION -> true;
                    case PROCESSING, SUCCEEDED, CANCELED -> false;
                };
    }

    /** The transaction to which the status refers; null when there is none. */
    public @Nullable TransactionId transaction() {
        return state.transaction();
    }

    /** Whether the status refers to this transaction. */
    public boolean isCurrent(Transaction transaction) {
        return transaction.id().equals(transaction());
    }

    /**
     * Starts a new transaction for the link, at the price shown to the payer. A transaction that requires action must
     * be canceled first: a payment never has two transactions in process.
     */
    public Payment startTransaction(TransactionId transaction, TaxBreakdown shown, Instant now) {
        if (status() == PaymentStatus.REQUIRES_ACTION) {
            throw new IllegalStateException(id + " has a transaction that requires action");
        }
        return withPrice(shown).transitionTo(new PaymentState.Processing(transaction), now);
    }

    /** The payer completed or failed the authentication: the transaction continues. */
    public Payment resumeTransaction(Instant now) {
        if (status() != PaymentStatus.REQUIRES_ACTION) {
            throw new IllegalStateException(id + " is " + status() + " and has no transaction that requires action");
        }
        return transitionTo(new PaymentState.Processing(requireTransaction()), now);
    }

    /**
     * A transaction moved the money: the current one, or an earlier one whose confirmation is late. The payment takes
     * over its price.
     */
    public Payment settle(Transaction charged, CustomerId payer, InvoiceId invoice, Instant now) {
        return switch (status()) {
            case PROCESSING -> succeed(charged, payer, invoice, now);
            case REQUIRES_ACTION -> resumeTransaction(now).succeed(charged, payer, invoice, now);
            case FAILED, SUCCEEDED, PENDING, CANCELED -> correctToSucceeded(charged, payer, invoice, now);
        };
    }

    /**
     * A transaction was declined. Returned unchanged when the transaction is not the current one, because the late
     * confirmation of an earlier one superseded it.
     */
    public Payment decline(Transaction declined, Failure failure, Instant now) {
        if (!isCurrent(declined)) {
            return this;
        }
        return status() == PaymentStatus.REQUIRES_ACTION
                ? resumeTransaction(now).decline(failure, now)
                : decline(failure, now);
    }

    /** The payer must authenticate a transaction. Returned unchanged unless that transaction is being processed. */
    public Payment requireAction(Transaction unauthenticated, Instant now) {
        return status() == PaymentStatus.PROCESSING && isCurrent(unauthenticated) ? requireAction(now) : this;
    }

    Payment succeed(Transaction charged, CustomerId payer, InvoiceId invoice, Instant now) {
        return withChargeOf(charged, payer).transitionTo(new PaymentState.Succeeded(charged.id(), invoice), now);
    }

    Payment decline(Failure failure, Instant now) {
        return transitionTo(new PaymentState.Failed(requireTransaction(), failure), now);
    }

    Payment requireAction(Instant now) {
        return transitionTo(new PaymentState.RequiresAction(requireTransaction()), now);
    }

    /**
     * The merchant cancels the link. A canceled link is returned unchanged.
     *
     * @throws PaymentsException {@code payment_not_cancelable} unless it is a pending link
     */
    public Payment cancel(Instant now) {
        if (kind == PaymentKind.LINK && status() == PaymentStatus.CANCELED) {
            return this;
        }
        if (kind != PaymentKind.LINK || status() != PaymentStatus.PENDING) {
            throw PaymentsException.of(
                    ErrorCode.PAYMENT_NOT_CANCELABLE,
                    "Only a pending link can be canceled; this " + WireName.of(kind) + " is " + WireName.of(status())
                            + ".");
        }
        return transitionTo(new PaymentState.Canceled(), now);
    }

    /** Where the payer goes after paying; null when the page shows a confirmation. */
    public @Nullable WebUrl returnUrl() {
        SuccessUrl url = page.successUrl();
        return url == null ? null : url.of(id);
    }

    /** A copy with this version: the one that it has after it is saved. */
    public Payment withVersion(long saved) {
        return new Payment(
                id, kind, provider, price, description, metadata, customer, page, state, createdAt, updatedAt, saved);
    }

    /** Late confirmation: a transaction of this payment succeeded after the payment was recorded as failed. */
    Payment correctToSucceeded(Transaction charged, CustomerId payer, InvoiceId invoice, Instant now) {
        if (!status().corrections().contains(PaymentStatus.SUCCEEDED)) {
            throw new IllegalStateException(id + " is " + status() + " and cannot be corrected");
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
            throw new IllegalStateException(id + " is " + status() + " and has no transaction");
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
