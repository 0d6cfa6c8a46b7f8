package dev.hexpay.application.port.in;

import dev.hexpay.domain.scope.Scope;

/** Reads one customer. */
public interface GetCustomer {
    /**
     * The customer as they are now.
     *
     * @throws dev.hexpay.domain.refusal.Refusal {@code customer_not_found}
     */
    CustomerView get(Scope scope, CustomerReference customer);
}
