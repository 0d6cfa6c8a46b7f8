package dev.hexpay.application.port.in.customer;

import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.Customer.Profile;
import dev.hexpay.domain.tenant.Scope;
import java.util.List;

/** Creates many customers at once. */
public interface BatchCreateCustomers {
    /** Creates each customer as {@link CreateCustomer} does, all in one unit of work; the result has the same order. */
    List<Customer> createAll(Scope scope, List<Profile> profiles);
}
