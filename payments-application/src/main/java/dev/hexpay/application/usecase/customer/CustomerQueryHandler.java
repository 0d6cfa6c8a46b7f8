package dev.hexpay.application.usecase.customer;

import dev.hexpay.application.page.CustomerFilter;
import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.in.customer.CustomerDetails;
import dev.hexpay.application.port.in.customer.CustomerQueries;
import dev.hexpay.application.port.in.customer.CustomerReference;
import dev.hexpay.application.port.in.customer.PaymentMethodDetails;
import dev.hexpay.application.port.out.Customers;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.PaymentMethods;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.PaymentMethod;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.PaymentMethodId;
import dev.hexpay.domain.tenant.Scope;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads customers and their payment methods. */
public final class CustomerQueryHandler implements CustomerQueries {
    private final Customers customers;
    private final PaymentMethods methods;
    private final CustomerLookup customerLookup;

    public CustomerQueryHandler(OutPorts out, CustomerLookup customerLookup) {
        this.customers = out.store().customers();
        this.methods = out.store().paymentMethods();
        this.customerLookup = customerLookup;
    }

    @Override
    public CustomerDetails get(Scope scope, CustomerReference reference) {
        return details(scope, customerLookup.get(scope, reference));
    }

    @Override
    public Page<CustomerDetails> list(Scope scope, CustomerFilter filter, PageRequest<CustomerId> page) {
        Page<Customer> found = customers.list(scope, filter, page);
        List<PaymentMethodId> defaults = found.items().stream()
                .map(Customer::defaultMethod)
                .filter(Objects::nonNull)
                .toList();
        Map<PaymentMethodId, PaymentMethod> byId = defaults.isEmpty()
                ? Map.of()
                : methods.findAll(scope, defaults).stream()
                        .collect(Collectors.toMap(PaymentMethod::id, Function.identity()));
        return found.map(customer -> new CustomerDetails(
                customer, customer.defaultMethod() == null ? null : byId.get(customer.defaultMethod())));
    }

    private CustomerDetails details(Scope scope, Customer customer) {
        PaymentMethodId id = customer.defaultMethod();
        return new CustomerDetails(
                customer, id == null ? null : methods.find(scope, id).orElse(null));
    }

    @Override
    public Page<PaymentMethodDetails> paymentMethods(
            Scope scope, CustomerReference reference, PageRequest<PaymentMethodId> page) {
        Customer customer = customerLookup.get(scope, reference);
        return methods.ofCustomer(scope, customer.id(), page)
                .map(method -> new PaymentMethodDetails(method, method.id().equals(customer.defaultMethod())));
    }
}
