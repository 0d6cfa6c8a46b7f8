package dev.hexpay.application.port.in.customer;

import dev.hexpay.domain.tenant.Scope;

/** Reads one customer. */
public interface GetCustomer {
    /**
     * The current state of the customer.
     *
     * @throws dev.hexpay.domain.error.PaymentsException {@code customer_not_found}
     */
    CustomerDetails get(Scope scope, CustomerReference customer);
}
