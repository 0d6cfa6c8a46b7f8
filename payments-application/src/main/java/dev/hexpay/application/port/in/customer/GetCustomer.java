package dev.hexpay.application.port.in.customer;

import dev.hexpay.domain.tenant.Scope;

/** Reads one customer. */
public interface GetCustomer {
    /**
     * The customer as they are now.
     *
     * @throws dev.hexpay.domain.refusal.PaymentsException {@code customer_not_found}
     */
    CustomerDetails get(Scope scope, CustomerReference customer);
}
