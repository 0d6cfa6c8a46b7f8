package dev.hexpay.application.port.in.customer;

import dev.hexpay.application.port.in.idempotency.IdempotentRequest;
import dev.hexpay.application.port.in.idempotency.IdempotentResult;
import dev.hexpay.domain.customer.Customer.Profile;
import dev.hexpay.domain.tenant.Scope;

/** Makes a customer. */
public interface CreateCustomer {
    /** Makes the customer, unless the merchant's own id is known already: then that one is returned, unchanged. */
    IdempotentResult<Result> create(Scope scope, Profile profile, IdempotentRequest<Result> request);

    /** The customer, and whether they are new. */
    record Result(CustomerDetails customer, CreationStatus status) {}

    /** Whether a customer was made or had been there. */
    enum CreationStatus {
        CREATED,
        EXISTING
    }
}
