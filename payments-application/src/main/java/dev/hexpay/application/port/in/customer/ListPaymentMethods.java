package dev.hexpay.application.port.in.customer;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.domain.id.PaymentMethodId;
import dev.hexpay.domain.tenant.Scope;

/** Lists the payment methods of a customer, newest first. */
public interface ListPaymentMethods {
    /**
     * All payment methods of the customer.
     *
     * @throws dev.hexpay.domain.error.PaymentsException {@code customer_not_found}
     */
    Page<PaymentMethodDetails> list(Scope scope, CustomerReference customer, PageRequest<PaymentMethodId> page);
}
