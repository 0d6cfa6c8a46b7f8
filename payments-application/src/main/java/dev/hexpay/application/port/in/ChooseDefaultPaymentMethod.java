package dev.hexpay.application.port.in;

import dev.hexpay.domain.id.PaymentMethodId;
import dev.hexpay.domain.scope.Scope;

/** Chooses the card that a charge uses which names none. */
public interface ChooseDefaultPaymentMethod {
    /**
     * The card, which is the customer's default from now on.
     *
     * @throws dev.hexpay.domain.refusal.Refusal {@code customer_not_found}, {@code payment_method_not_found}
     */
    Answered<MethodView> choose(Scope scope, CustomerReference customer, PaymentMethodId method, Once<MethodView> once);
}
