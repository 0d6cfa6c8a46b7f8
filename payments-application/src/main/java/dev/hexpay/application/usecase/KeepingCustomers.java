package dev.hexpay.application.usecase;

import dev.hexpay.application.port.in.Answered;
import dev.hexpay.application.port.in.CustomerReference;
import dev.hexpay.application.port.in.CustomerView;
import dev.hexpay.application.port.in.GetCustomer;
import dev.hexpay.application.port.in.ListCustomers;
import dev.hexpay.application.port.in.Once;
import dev.hexpay.application.port.in.UpdateCustomer;
import dev.hexpay.application.port.out.AlreadyThere;
import dev.hexpay.application.port.out.Customers;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.Page;
import dev.hexpay.application.port.out.PageRequest;
import dev.hexpay.application.port.out.PaymentMethods;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.Customer.Profile;
import dev.hexpay.domain.customer.ExternalId;
import dev.hexpay.domain.customer.PaymentMethod;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.PaymentMethodId;
import dev.hexpay.domain.refusal.Refusal;
import dev.hexpay.domain.refusal.RefusalCode;
import dev.hexpay.domain.scope.Scope;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads and changes customers. */
final class KeepingCustomers implements UpdateCustomer, GetCustomer, ListCustomers {
    private final Customers customers;
    private final PaymentMethods methods;
    private final InstantSource clock;
    private final OnceOnly onceOnly;
    private final FindingCustomer findCustomer;
    private final Announcing announcing;

    KeepingCustomers(OutPorts out, OnceOnly onceOnly, FindingCustomer findCustomer, Announcing announcing) {
        this.customers = out.customers();
        this.methods = out.paymentMethods();
        this.clock = out.clock();
        this.onceOnly = onceOnly;
        this.findCustomer = findCustomer;
        this.announcing = announcing;
    }

    @Override
    public Answered<CustomerView> update(
            Scope scope, CustomerReference reference, UnaryOperator<Profile> change, Once<CustomerView> once) {
        return onceOnly.inOneUnit(scope, once, () -> {
            CustomerId id = findCustomer.get(scope, reference).id();
            Customer customer = customers.lock(scope, id).orElseThrow(IdKind.CUSTOMER::notFound);
            Profile changed = change.apply(customer.profile());
            return view(scope, changed.equals(customer.profile()) ? customer : saved(scope, customer, changed));
        });
    }

    private Customer saved(Scope scope, Customer customer, Profile changed) {
        try {
            Customer saved = customers.save(scope, customer.described(changed, clock.instant()));
            announcing.customerUpdated(scope, saved);
            return saved;
        } catch (AlreadyThere e) {
            throw Refusal.of(RefusalCode.DUPLICATE, "Another customer has this externalId.");
        }
    }

    @Override
    public CustomerView get(Scope scope, CustomerReference reference) {
        return view(scope, findCustomer.get(scope, reference));
    }

    @Override
    public Page<CustomerView> list(Scope scope, @Nullable ExternalId externalId, PageRequest<CustomerId> page) {
        Page<Customer> found = customers.list(scope, externalId, page);
        List<PaymentMethodId> defaults = found.items().stream()
                .map(Customer::defaultMethod)
                .filter(Objects::nonNull)
                .toList();
        Map<PaymentMethodId, PaymentMethod> byId = defaults.isEmpty()
                ? Map.of()
                : methods.findAll(scope, defaults).stream()
                        .collect(Collectors.toMap(PaymentMethod::id, Function.identity()));
        return found.map(customer -> new CustomerView(
                customer, customer.defaultMethod() == null ? null : byId.get(customer.defaultMethod())));
    }

    private CustomerView view(Scope scope, Customer customer) {
        PaymentMethodId id = customer.defaultMethod();
        return new CustomerView(
                customer, id == null ? null : methods.find(scope, id).orElse(null));
    }
}
