package dev.hexpay.application.port.in.customer;

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
    CustomerDetails update(Scope scope, CustomerReference customer, UnaryOperator<Profile> change);
}
