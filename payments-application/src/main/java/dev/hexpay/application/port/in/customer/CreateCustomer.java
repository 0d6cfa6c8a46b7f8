package dev.hexpay.application.port.in.customer;

import dev.hexpay.domain.customer.Customer.Profile;
import dev.hexpay.domain.tenant.Scope;

/** Creates a customer. */
public interface CreateCustomer {
    /** Creates the customer, unless its external id is taken: then the existing customer is returned unchanged. */
    Result create(Scope scope, Profile profile);

    /** The customer, and whether it was created. */
    record Result(CustomerDetails customer, CreationStatus status) {}

    /** Whether the customer was created or existed already. */
    enum CreationStatus {
        CREATED,
        EXISTING
    }
}
