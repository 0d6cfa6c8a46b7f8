package dev.hexpay.application.port.in.customer;

import dev.hexpay.domain.customer.PaymentMethod;
import dev.hexpay.domain.id.PaymentMethodId;
import dev.hexpay.domain.tenant.Scope;

/** Takes a card off file. */
public interface DetachPaymentMethod {
    /**
     * The card as it was. Nothing charges it any more, here or at the provider. A customer whose default it was has none
     * until another is chosen.
     *
     * @throws dev.hexpay.domain.refusal.PaymentsException {@code customer_not_found}, {@code payment_method_not_found}
     */
    PaymentMethod detach(Scope scope, CustomerReference customer, PaymentMethodId method);
}
