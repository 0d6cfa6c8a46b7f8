package dev.hexpay.application.port.in.customer;

import dev.hexpay.application.port.in.idempotency.IdempotentRequest;
import dev.hexpay.application.port.in.idempotency.IdempotentResult;
import dev.hexpay.domain.customer.Customer.Profile;
import dev.hexpay.domain.tenant.Scope;
import java.util.function.UnaryOperator;

/** Updates the profile of a customer. */
public interface UpdateCustomer {
    /**
     * Applies {@code change} to the profile of the locked customer.
     *
     * @throws dev.hexpay.domain.error.PaymentsException {@code customer_not_found}, {@code duplicate} when another
     *     customer has the external id
     */
    IdempotentResult<CustomerDetails> update(
            Scope scope,
            CustomerReference customer,
            UnaryOperator<Profile> change,
            IdempotentRequest<CustomerDetails> request);
}
