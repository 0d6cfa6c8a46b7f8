package dev.hexpay.application.port.in;

import dev.hexpay.domain.customer.Customer.Profile;
import dev.hexpay.domain.scope.Scope;
import java.util.function.UnaryOperator;

/** Changes what is known about a customer. */
public interface UpdateCustomer {
    /**
     * Applies {@code change} to the profile as it is when nobody else is changing it.
     *
     * @throws dev.hexpay.domain.refusal.Refusal {@code customer_not_found}, {@code duplicate} when another customer has
     *     the own id
     */
    Answered<CustomerView> update(
            Scope scope, CustomerReference customer, UnaryOperator<Profile> change, Once<CustomerView> once);
}
