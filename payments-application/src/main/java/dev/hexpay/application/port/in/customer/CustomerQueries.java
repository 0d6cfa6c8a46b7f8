package dev.hexpay.application.port.in.customer;

import dev.hexpay.application.page.CustomerFilter;
import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.PaymentMethodId;
import dev.hexpay.domain.tenant.Scope;

/** Reads customers and their payment methods. */
public interface CustomerQueries {
    /**
     * The current state of the customer.
     *
     * @throws dev.hexpay.domain.error.PaymentsException {@code customer_not_found}
     */
    CustomerDetails get(Scope scope, CustomerReference customer);

    /** The customers that match. */
    Page<CustomerDetails> list(Scope scope, CustomerFilter filter, PageRequest<CustomerId> page);

    /**
     * All payment methods of the customer.
     *
     * @throws dev.hexpay.domain.error.PaymentsException {@code customer_not_found}
     */
    Page<PaymentMethodDetails> paymentMethods(
            Scope scope, CustomerReference customer, PageRequest<PaymentMethodId> page);
}
