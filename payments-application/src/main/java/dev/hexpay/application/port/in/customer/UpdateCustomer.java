package dev.hexpay.application.port.in.customer;

import dev.hexpay.application.port.in.idempotency.IdempotentRequest;
import dev.hexpay.application.port.in.idempotency.IdempotentResult;
import dev.hexpay.domain.customer.Customer.Profile;
import dev.hexpay.domain.tenant.Scope;
import java.util.function.UnaryOperator;

/** Changes what is known about a customer. */
public interface UpdateCustomer {
    /**
     * Applies {@code change} to the profile as it is when nobody else is changing it.
     *
     * @throws dev.hexpay.domain.refusal.PaymentsException {@code customer_not_found}, {@code duplicate} when another customer has
     *     the own id
     */
    IdempotentResult<CustomerDetails> update(
            Scope scope,
            CustomerReference customer,
            UnaryOperator<Profile> change,
            IdempotentRequest<CustomerDetails> request);
}
