package dev.hexpay.testkit;

import dev.hexpay.application.checkout.Checkout;
import dev.hexpay.application.checkout.NextAction;
import dev.hexpay.application.port.out.PaymentProvider;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.tenant.Scope;
import java.util.Optional;

/** The answers of {@link ScriptedProvider} to the payment page: those of a test bank, unless a test plans others. */
abstract class ScriptedCheckout extends ScriptedCalls implements PaymentProvider {
    private Checkout checkout = new Checkout.TestCardForm();
    private NextAction nextAction = new NextAction.TestBank();
    private long minimumMinor;

    /** Payers enter their cards in this form of the provider, and authenticate like this. */
    public synchronized void useForm(Checkout.ProviderForm form, NextAction action) {
        checkout = form;
        nextAction = action;
    }

    /** It objects to smaller amounts. */
    public synchronized void requireAtLeast(long minor) {
        minimumMinor = minor;
    }

    @Override
    public synchronized Checkout checkout(Scope scope, Money total) {
        return checkout;
    }

    @Override
    public synchronized NextAction nextAction(Scope scope, ChargeRequest request) {
        return nextAction;
    }

    @Override
    public synchronized Optional<String> objectionTo(Scope scope, Money amount) {
        return amount.minor() < minimumMinor ? Optional.of("must be at least " + minimumMinor) : Optional.empty();
    }
}
