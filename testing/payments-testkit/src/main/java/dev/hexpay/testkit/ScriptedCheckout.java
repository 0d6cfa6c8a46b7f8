package dev.hexpay.testkit;

import dev.hexpay.application.checkout.Checkout;
import dev.hexpay.application.checkout.NextAction;
import dev.hexpay.application.port.out.ProviderResult;
import dev.hexpay.domain.error.Violation;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.Failure;
import dev.hexpay.domain.tenant.Scope;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The answers of {@link ScriptedProvider} to the payment page: those of a test bank, unless a test plans others. */
abstract class ScriptedCheckout extends ScriptedStatements {
    private Checkout checkout = new Checkout.TestCardForm();
    private NextAction nextAction = new NextAction.TestBank();
    private long minimumMinor;
    private long refundStepMinor = 1;
    private String missingCurrency = "";

    ScriptedCheckout(InstantSource clock) {
        super(clock);
    }

    static ProviderResult declined(String reference, String code, @Nullable String declineCode) {
        return new ProviderResult.Declined(reference, new Failure(code, declineCode, "Your card was declined."));
    }

    /** Payers enter their cards in this form of the provider, and authenticate like this. */
    public synchronized void useForm(Checkout.ProviderForm form, NextAction action) {
        checkout = form;
        nextAction = action;
    }

    /** It objects to this currency. */
    public synchronized void doWithout(String code) {
        missingCurrency = code;
    }

    /** It objects to refunds that are no multiple of this. */
    public synchronized void refundInSteps(long minor) {
        refundStepMinor = minor;
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
    public synchronized Optional<Violation> objectionTo(Scope scope, Money amount) {
        if (amount.currency().getCurrencyCode().equals(missingCurrency)) {
            return Optional.of(new Violation("currency", "must be another one"));
        }
        return amount.minor() < minimumMinor
                ? Optional.of(new Violation("amount", "must be at least " + minimumMinor))
                : Optional.empty();
    }

    @Override
    public synchronized Optional<Violation> objectionToRefund(Scope scope, Money amount) {
        return amount.minor() % refundStepMinor == 0
                ? Optional.empty()
                : Optional.of(new Violation("amount", "must be a multiple of " + refundStepMinor));
    }
}
