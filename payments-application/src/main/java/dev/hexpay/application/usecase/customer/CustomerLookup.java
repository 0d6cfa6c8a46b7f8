package dev.hexpay.application.usecase.customer;

import dev.hexpay.application.port.in.customer.CustomerReference;
import dev.hexpay.application.port.out.Customers;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.ExternalId;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.tenant.Scope;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Resolves a customer reference: our id, or the merchant's external id, which never has the format of ours. */
public final class CustomerLookup {
    private final Customers customers;

    public CustomerLookup(Customers customers) {
        this.customers = customers;
    }

    public Optional<Customer> find(Scope scope, CustomerReference reference) {
        String id = reference.value();
        if (IdKind.CUSTOMER.matches(id)) {
            return customers.find(scope, new CustomerId(id));
        }
        return id.codePointCount(0, id.length()) > ExternalId.MAX
                ? Optional.empty()
                : customers.findByExternalId(scope, new ExternalId(id));
    }

    /** The customer of the payment; null while it has none. */
    public @Nullable Customer customerOf(Scope scope, Payment payment) {
        CustomerId id = payment.customer();
        return id == null ? null : customers.get(scope, id);
    }

    /** The customer, or the error {@code customer_not_found}. */
    public Customer get(Scope scope, CustomerReference reference) {
        return find(scope, reference).orElseThrow(IdKind.CUSTOMER::notFound);
    }
}
