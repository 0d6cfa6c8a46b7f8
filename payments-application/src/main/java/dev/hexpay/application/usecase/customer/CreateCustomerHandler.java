package dev.hexpay.application.usecase.customer;

import dev.hexpay.application.port.in.customer.BatchCreateCustomers;
import dev.hexpay.application.port.in.customer.CreateCustomer;
import dev.hexpay.application.port.in.customer.CustomerDetails;
import dev.hexpay.application.port.out.Customers;
import dev.hexpay.application.port.out.IdSource;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.PaymentMethods;
import dev.hexpay.application.port.out.UnitOfWork;
import dev.hexpay.application.usecase.event.EventRecorder;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.Customer.Profile;
import dev.hexpay.domain.customer.PaymentMethod;
import dev.hexpay.domain.event.DomainEvent.CustomerCreated;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.PaymentMethodId;
import dev.hexpay.domain.tenant.Scope;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Creates customers, at most one per external id. */
public final class CreateCustomerHandler implements CreateCustomer, BatchCreateCustomers {
    private final UnitOfWork unitOfWork;
    private final Customers customers;
    private final PaymentMethods methods;
    private final IdSource ids;
    private final InstantSource clock;
    private final EventRecorder events;

    public CreateCustomerHandler(OutPorts out, EventRecorder events) {
        this.unitOfWork = out.store().unitOfWork();
        this.customers = out.store().customers();
        this.methods = out.store().paymentMethods();
        this.ids = out.crypto().ids();
        this.clock = out.clock();
        this.events = events;
    }

    @Override
    public Result create(Scope scope, Profile profile) {
        return unitOfWork.inTransaction(() -> {
            CreatedCustomer created = getOrCreate(scope, profile);
            PaymentMethodId id = created.customer().defaultMethod();
            PaymentMethod method = id == null ? null : methods.find(scope, id).orElse(null);
            return new Result(new CustomerDetails(created.customer(), method), created.status());
        });
    }

    @Override
    public List<Customer> createAll(Scope scope, List<Profile> profiles) {
        return unitOfWork.inTransaction(() -> profiles.stream()
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
        events.record(scope, new CustomerCreated(customer));
        return new CreatedCustomer(customer, CreationStatus.CREATED);
    }
}
