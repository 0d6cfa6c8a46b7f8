package dev.hexpay.application.usecase;

import dev.hexpay.application.port.in.CustomerReference;
import dev.hexpay.application.port.out.Customers;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.ExternalId;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.scope.Scope;
import java.util.Optional;

/** Finds the customer that a merchant means: by our id, or by the merchant's own, which never looks like ours. */
final class FindingCustomer {
    private final Customers customers;

    FindingCustomer(Customers customers) {
        this.customers = customers;
    }

    Optional<Customer> find(Scope scope, CustomerReference reference) {
        return IdKind.CUSTOMER.fits(reference.value())
                ? customers.find(scope, new CustomerId(reference.value()))
                : customers.findByExternalId(scope, new ExternalId(reference.value()));
    }

    /** The customer, or the refusal {@code customer_not_found}. */
    Customer get(Scope scope, CustomerReference reference) {
        return find(scope, reference).orElseThrow(IdKind.CUSTOMER::notFound);
    }
}
