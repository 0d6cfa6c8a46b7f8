package dev.hexpay.application.port.out;

import dev.hexpay.application.checkout.Checkout;
import dev.hexpay.application.checkout.NextAction;
import dev.hexpay.application.reconciliation.Statement;
import dev.hexpay.domain.error.Violation;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.AuthenticationOutcome;
import dev.hexpay.domain.payment.PaymentSource;
import dev.hexpay.domain.payment.Refund;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.text.Description;
import java.time.Instant;
import java.util.Optional;

/**
 * Moves money. Every call is made outside a unit of work, may be repeated, and returns data: a decline and an unknown
 * result are results, not exceptions.
 */
public interface PaymentProvider {
    /** Its published name, for example {@code sandbox}. */
    String name();

    /** How a payer enters a card to pay this total. It makes no request. */
    Checkout checkout(Scope scope, Money total);

    /**
     * Why it can never charge this amount: the field {@code currency} or {@code amount}, and the predicate of a sentence,
     * such as {@code must be at least 50}; empty when it may. An objection to the currency holds for every amount. It makes
     * no request, so it may still decline the amount later.
     */
    Optional<Violation> objectionTo(Scope scope, Money amount);

    /** Like {@link #objectionTo}, but why it can never refund this amount, whatever was charged. */
    Optional<Violation> objectionToRefund(Scope scope, Money amount);

    /**
     * Charges the payment source. A repeated call with the same transaction id does not charge again but returns the
     * first result, whatever else the request contains. The first call follows the creation of the transaction at once,
     * the next one at least ten seconds later.
     */
    ProviderResult charge(Scope scope, ChargeRequest request);

    /**
     * What the payer of a transaction that requires action has to do next. No money moves by it, and the answer is for the
     * payer's browser only.
     */
    NextAction nextAction(Scope scope, ChargeRequest request);

    /**
     * Continues a transaction that required action, after the payer's authentication succeeded or failed as the page
     * reports it. A provider that knows the outcome itself does not believe the page; it may require action again.
     */
    ProviderResult authenticate(Scope scope, ChargeRequest request, AuthenticationOutcome outcome);

    /**
     * Cancels a transaction that requires action; it counts as declined afterwards. A transaction that has already
     * ended keeps its state, and the result reports it.
     */
    ProviderResult cancel(Scope scope, ChargeRequest request);

    /**
     * Looks up the state of a transaction; no money moves by it. Of a charge that succeeded it says what was refunded in
     * total, also elsewhere. A provider need not keep a charge that it declined before making it: such a charge is
     * unknown.
     */
    ProviderResult find(Scope scope, ChargeRequest request);

    /**
     * Refunds money of a transaction. A repeated call with the same refund id does not refund again but returns the
     * first result, whatever else the request contains. It never refunds more than was charged, nor money that the
     * payer's bank has claimed in a dispute: such a request is declined.
     */
    RefundResult refund(Scope scope, RefundRequest request);

    /**
     * Looks up the state of a refund without changing anything. A refund that had succeeded is declined when it failed
     * late, up to 30 days afterwards.
     */
    RefundResult findRefund(Scope scope, RefundRequest request);

    /** Detaches a vaulted card; an unknown reference is not an error. */
    void detach(Scope scope, String vaultedReference);

    /** Looks up a vaulted card, which may have been renewed or detached elsewhere; nothing changes by it. */
    CardResult findCard(Scope scope, String vaultedReference);

    /**
     * Lists the succeeded charges and refunds of a time, also those that it cannot attribute to a scope because another
     * application has made them on the same account; never those of another scope. A refund that failed late is not
     * listed. A time with more movements than are listed at once is read again in parts: the statements of the parts have the
     * movements of the whole.
     *
     * @param from the first instant of the time, a whole second
     * @param to the first instant after it, a whole second
     * @throws RuntimeException when it cannot be reached
     */
    Statement statement(Scope scope, Instant from, Instant to);

    /**
     * What a provider needs to refund money.
     *
     * @param id the refund, and its idempotency key at the provider
     * @param charge the charge to refund, under the provider's own reference
     * @param amount the amount to refund, tax included
     * @param createdAt when the refund was created: a call within five seconds is the first one, because the next one
     *     follows at least ten seconds after the creation
     */
    record RefundRequest(RefundId id, Refund.ProviderCharge charge, Money amount, Instant createdAt) {}

    /**
     * A charge, as each call about it describes it. All of it is stored before the first call. Later calls may find the
     * transaction in another state and with the provider's reference; nothing else of it changes, so that a repeated
     * call has equal parameters.
     *
     * @param transaction what to charge; its id is the idempotency key at the provider
     * @param description what the payer pays for
     * @param presence whether the payer is present to authenticate
     */
    record ChargeRequest(Transaction transaction, Description description, Presence presence) {
        /** The transaction, and the idempotency key at the provider. */
        public TransactionId id() {
            return transaction.id();
        }

        /** The amount to charge, tax included. */
        public Money amount() {
            return transaction.price().total();
        }

        /** What is charged. */
        public PaymentSource source() {
            return transaction.paymentSource();
        }
    }

    /** Whether the payer is at the payment page. */
    enum Presence {
        ON_SESSION,
        OFF_SESSION
    }
}
