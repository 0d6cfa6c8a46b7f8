package dev.hexpay.application.port.in;

import dev.hexpay.domain.customer.Customer.Profile;
import dev.hexpay.domain.scope.Scope;

/** Makes a customer. */
public interface CreateCustomer {
    /** Makes the customer, unless the merchant's own id is known already: then that one is returned, unchanged. */
    Answered<Result> create(Scope scope, Profile profile, Once<Result> once);

    /** The customer, and whether they are new. */
    record Result(CustomerView customer, Novelty novelty) {}

    /** Whether a customer was made or had been there. */
    enum Novelty {
        NEW,
        KNOWN
    }
}
