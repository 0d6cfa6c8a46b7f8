package dev.hexpay.application.usecase;

import dev.hexpay.application.port.in.Answered;
import dev.hexpay.application.port.in.BatchCreateCustomers;
import dev.hexpay.application.port.in.CreateCustomer;
import dev.hexpay.application.port.in.CustomerView;
import dev.hexpay.application.port.in.Once;
import dev.hexpay.application.port.out.Customers;
import dev.hexpay.application.port.out.IdSource;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.PaymentMethods;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.Customer.Profile;
import dev.hexpay.domain.customer.PaymentMethod;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.PaymentMethodId;
import dev.hexpay.domain.scope.Scope;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Makes customers, each only once by the merchant's own id. */
final class CreatingCustomers implements CreateCustomer, BatchCreateCustomers {
    private final Customers customers;
    private final PaymentMethods methods;
    private final IdSource ids;
    private final InstantSource clock;
    private final OnceOnly onceOnly;
    private final Announcing announcing;

    CreatingCustomers(OutPorts out, OnceOnly onceOnly, Announcing announcing) {
        this.customers = out.customers();
        this.methods = out.paymentMethods();
        this.ids = out.ids();
        this.clock = out.clock();
        this.onceOnly = onceOnly;
        this.announcing = announcing;
    }

    @Override
    public Answered<Result> create(Scope scope, Profile profile, Once<Result> once) {
        return onceOnly.inOneUnit(scope, once, () -> {
            Made made = make(scope, profile);
            PaymentMethodId id = made.customer().defaultMethod();
            PaymentMethod method = id == null ? null : methods.find(scope, id).orElse(null);
            return new Result(new CustomerView(made.customer(), method), made.novelty());
        });
    }

    @Override
    public Answered<List<Customer>> createAll(Scope scope, List<Profile> profiles, Once<List<Customer>> once) {
        return onceOnly.inOneUnit(
                scope,
                once,
                () -> profiles.stream()
                        .map(profile -> make(scope, profile).customer())
                        .toList());
    }

    private record Made(Customer customer, Novelty novelty) {}

    private Made make(Scope scope, Profile profile) {
        Instant now = clock.instant();
        CustomerId id = new CustomerId(ids.next(IdKind.CUSTOMER, now));
        Customer customer = customers.insertOrFind(scope, Customer.created(id, profile, now));
        if (!customer.id().equals(id)) {
            return new Made(customer, Novelty.KNOWN);
        }
        announcing.customerCreated(scope, customer);
        return new Made(customer, Novelty.NEW);
    }
}
