package dev.hexpay.application.port.in;

import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.Customer.Profile;
import dev.hexpay.domain.scope.Scope;
import java.util.List;

/** Makes many customers at once. */
public interface BatchCreateCustomers {
    /** Makes each customer as {@link CreateCustomer} does, all in one unit of work; the result has the same order. */
    Answered<List<Customer>> createAll(Scope scope, List<Profile> profiles, Once<List<Customer>> once);
}
