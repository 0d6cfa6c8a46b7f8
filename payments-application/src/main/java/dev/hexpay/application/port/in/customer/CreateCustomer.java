package dev.hexpay.application.port.in.customer;

import dev.hexpay.application.port.in.idempotency.IdempotentRequest;
import dev.hexpay.application.port.in.idempotency.IdempotentResult;
import dev.hexpay.domain.customer.Customer.Profile;
import dev.hexpay.domain.tenant.Scope;

/** Creates a customer. */
public interface CreateCustomer {
    /** Creates the customer, unless its external id is taken: then the existing customer is returned unchanged. */
    IdempotentResult<Result> create(Scope scope, Profile profile, IdempotentRequest<Result> request);

    /** The customer, and whether it was created. */
    record Result(CustomerDetails customer, CreationStatus status) {}

    /** Whether the customer was created or existed already. */
    enum CreationStatus {
        CREATED,
        EXISTING
    }
}
