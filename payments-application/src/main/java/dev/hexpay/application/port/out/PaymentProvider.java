package dev.hexpay.application.port.out;

import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.transaction.Instrument;
import dev.hexpay.domain.transaction.Refund;

/**
 * Who moves the money. Every call is made outside of any unit of work, may be repeated, and answers with data: a refusal
 * and a lost answer are answers, not exceptions.
 */
public interface PaymentProvider {
    /** Its published name, for example {@code sandbox}. */
    String name();

    /**
     * Moves the money of an attempt. Asked again with the same transaction id it does not move it again but says how
     * the first time went, whatever else is asked with it.
     */
    ProviderAnswer charge(Scope scope, Attempt attempt);

    /** Goes on with an attempt that needed action, now that the payer has been authenticated or has failed to be. */
    ProviderAnswer authenticate(Scope scope, TransactionId attempt, Authentication outcome);

    /**
     * Gives up an attempt that needs action; from then on it is declined. One that has ended already stays as it ended,
     * and the answer says how.
     */
    ProviderAnswer abandon(Scope scope, TransactionId attempt);

    /** What has become of an attempt, without changing anything. */
    ProviderAnswer find(Scope scope, TransactionId attempt);

    /**
     * Gives money of an attempt back. Asked again with the same refund id it does not give it back again but says how
     * the first time went, whatever else is asked with it. It never gives back more than was charged, nor what the
     * payer's bank has claimed: that is declined.
     */
    RefundAnswer refund(Scope scope, Return asked);

    /** What has become of a refund, without changing anything. */
    RefundAnswer findRefund(Scope scope, Return asked);

    /** Throws a vaulted card away; one that is not there (any more) is no reason to complain. */
    void forget(Scope scope, String vaultedReference);

    /**
     * What a provider needs to know to give money back.
     *
     * @param id the refund, and the key under which it happens at most once
     * @param charge whose money, under the provider's own name for it
     * @param amount how much of it, tax included
     */
    record Return(RefundId id, Refund.Charge charge, Money amount) {}

    /**
     * What a provider needs to know to move money.
     *
     * @param id the attempt, and the key under which it happens at most once
     * @param amount how much, tax included
     * @param instrument what is charged
     * @param presence whether the payer is there to authenticate
     */
    record Attempt(TransactionId id, Money amount, Instrument instrument, Presence presence) {}

    /** Whether the payer is at the page or away. */
    enum Presence {
        ON_SESSION,
        OFF_SESSION
    }

    /** How the payer's authentication ended. */
    enum Authentication {
        COMPLETED,
        FAILED
    }
}
