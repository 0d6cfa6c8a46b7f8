package dev.hexpay.application.port.in.customer;

import dev.hexpay.domain.customer.PaymentMethod;
import dev.hexpay.domain.id.PaymentMethodId;
import dev.hexpay.domain.tenant.Scope;

/** Detaches a payment method from its customer. */
public interface DetachPaymentMethod {
    /**
     * The detached payment method as it was. It can no longer be charged, here or at the provider. When it was the
     * default, the customer has no default until another one is set.
     *
     * @throws dev.hexpay.domain.error.PaymentsException {@code customer_not_found}, {@code payment_method_not_found}
     */
    PaymentMethod detach(Scope scope, CustomerReference customer, PaymentMethodReference method);

    /** The same for a method whose id is known. */
    default PaymentMethod detach(Scope scope, CustomerReference customer, PaymentMethodId method) {
        return detach(scope, customer, PaymentMethodReference.of(method));
    }
}
