package dev.hexpay.application.usecase.customer;

import dev.hexpay.application.port.in.customer.BatchCreateCustomers;
import dev.hexpay.application.port.in.customer.CreateCustomer;
import dev.hexpay.application.port.in.customer.CustomerDetails;
import dev.hexpay.application.port.in.idempotency.IdempotentRequest;
import dev.hexpay.application.port.in.idempotency.IdempotentResult;
import dev.hexpay.application.port.out.Customers;
import dev.hexpay.application.port.out.IdSource;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.PaymentMethods;
import dev.hexpay.application.usecase.event.EventRecorder;
import dev.hexpay.application.usecase.idempotency.IdempotentExecution;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.Customer.Profile;
import dev.hexpay.domain.customer.PaymentMethod;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.PaymentMethodId;
import dev.hexpay.domain.tenant.Scope;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Creates customers, at most one per external id. */
public final class CreateCustomerHandler implements CreateCustomer, BatchCreateCustomers {
    private final Customers customers;
    private final PaymentMethods methods;
    private final IdSource ids;
    private final InstantSource clock;
    private final IdempotentExecution execution;
    private final EventRecorder events;

    public CreateCustomerHandler(OutPorts out, IdempotentExecution execution, EventRecorder events) {
        this.customers = out.store().customers();
        this.methods = out.store().paymentMethods();
        this.ids = out.crypto().ids();
        this.clock = out.clock();
        this.execution = execution;
        this.events = events;
    }

    @Override
    public IdempotentResult<Result> create(Scope scope, Profile profile, IdempotentRequest<Result> request) {
        return execution.inTransaction(scope, request, () -> {
            CreatedCustomer created = getOrCreate(scope, profile);
            PaymentMethodId id = created.customer().defaultMethod();
            PaymentMethod method = id == null ? null : methods.find(scope, id).orElse(null);
            return new Result(new CustomerDetails(created.customer(), method), created.status());
        });
    }

    @Override
    public IdempotentResult<List<Customer>> createAll(
            Scope scope, List<Profile> profiles, IdempotentRequest<List<Customer>> request) {
        return execution.inTransaction(
                scope,
                request,
                () -> profiles.stream()
                        .map(profile -> getOrCreate(scope, profile).customer())
                        .toList());
    }

    private record CreatedCustomer(Customer customer, CreationStatus status) {}

    private CreatedCustomer getOrCreate(Scope scope, Profile profile) {
        Instant now = clock.instant();
        CustomerId id = new CustomerId(ids.next(IdKind.CUSTOMER, now));
        Customer customer = customers.getOrInsert(scope, Customer.create(id, profile, now));
        if (!customer.id().equals(id)) {
            return new CreatedCustomer(customer, CreationStatus.EXISTING);
        }
        events.customerCreated(scope, customer);
        return new CreatedCustomer(customer, CreationStatus.CREATED);
    }
}
