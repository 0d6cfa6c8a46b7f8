package dev.hexpay.application.port.out;

import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.PaymentSource;
import dev.hexpay.domain.payment.Refund;
import dev.hexpay.domain.tenant.Scope;

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
    ProviderResult charge(Scope scope, ChargeRequest transaction);

    /** Goes on with an attempt that needed action, now that the payer has been authenticated or has failed to be. */
    ProviderResult authenticate(Scope scope, TransactionId transaction, Authentication outcome);

    /**
     * Gives up an attempt that needs action; from then on it is declined. One that has ended already stays as it ended,
     * and the answer says how.
     */
    ProviderResult cancel(Scope scope, TransactionId transaction);

    /** What has become of an attempt, without changing anything. */
    ProviderResult find(Scope scope, TransactionId transaction);

    /**
     * Gives money of an attempt back. Asked again with the same refund id it does not give it back again but says how
     * the first time went, whatever else is asked with it. It never gives back more than was charged, nor what the
     * payer's bank has claimed: that is declined.
     */
    RefundResult refund(Scope scope, RefundRequest request);

    /** What has become of a refund, without changing anything. */
    RefundResult findRefund(Scope scope, RefundRequest request);

    /** Throws a vaulted card away; one that is not there (any more) is no reason to complain. */
    void detach(Scope scope, String vaultedReference);

    /**
     * What a provider needs to know to give money back.
     *
     * @param id the refund, and the key under which it happens at most once
     * @param charge whose money, under the provider's own name for it
     * @param amount how much of it, tax included
     */
    record RefundRequest(RefundId id, Refund.ProviderCharge charge, Money amount) {}

    /**
     * What a provider needs to know to move money.
     *
     * @param id the attempt, and the key under which it happens at most once
     * @param amount how much, tax included
     * @param source what is charged
     * @param presence whether the payer is there to authenticate
     */
    record ChargeRequest(TransactionId id, Money amount, PaymentSource source, Presence presence) {}

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
