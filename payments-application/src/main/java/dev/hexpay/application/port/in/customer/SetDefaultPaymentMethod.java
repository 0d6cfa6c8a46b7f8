package dev.hexpay.application.port.in.customer;

import dev.hexpay.domain.id.PaymentMethodId;
import dev.hexpay.domain.tenant.Scope;

/** Sets the payment method that a charge uses when it names none. */
public interface SetDefaultPaymentMethod {
    /**
     * The payment method, which is the customer's default from now on.
     *
     * @throws dev.hexpay.domain.error.PaymentsException {@code customer_not_found}, {@code payment_method_not_found}
     */
    PaymentMethodDetails set(Scope scope, CustomerReference customer, PaymentMethodReference method);

    /** The same for a method whose id is known. */
    default PaymentMethodDetails set(Scope scope, CustomerReference customer, PaymentMethodId method) {
        return set(scope, customer, PaymentMethodReference.of(method));
    }
}
