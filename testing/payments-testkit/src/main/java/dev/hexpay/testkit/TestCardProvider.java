package dev.hexpay.testkit;

import dev.hexpay.application.checkout.Checkout;
import dev.hexpay.application.checkout.NextAction;
import dev.hexpay.application.port.out.PaymentProvider;
import dev.hexpay.application.reconciliation.Statement;
import dev.hexpay.domain.error.Violation;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.tenant.Scope;
import java.time.Instant;
import java.util.Optional;

/** A provider of tests whose payers enter test cards on our page and authenticate at the test bank. */
public interface TestCardProvider extends PaymentProvider {
    @Override
    default Checkout checkout(Scope scope, Money total) {
        return new Checkout.TestCardForm();
    }

    @Override
    default Optional<Violation> objectionTo(Scope scope, Money amount) {
        return Optional.empty();
    }

    @Override
    default Optional<Violation> objectionToRefund(Scope scope, Money amount) {
        return Optional.empty();
    }

    @Override
    default NextAction nextAction(Scope scope, ChargeRequest request) {
        return new NextAction.TestBank();
    }

    /** It keeps none. */
    @Override
    default Statement statement(Scope scope, Instant from, Instant to) {
        throw new UnsupportedOperationException("this provider keeps no statement");
    }
}
