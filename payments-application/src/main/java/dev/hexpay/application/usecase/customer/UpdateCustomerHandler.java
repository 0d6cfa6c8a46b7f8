package dev.hexpay.application.usecase.customer;

import dev.hexpay.application.port.in.customer.CustomerDetails;
import dev.hexpay.application.port.in.customer.CustomerReference;
import dev.hexpay.application.port.in.customer.UpdateCustomer;
import dev.hexpay.application.port.out.Customers;
import dev.hexpay.application.port.out.DuplicateKeyException;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.PaymentMethods;
import dev.hexpay.application.port.out.UnitOfWork;
import dev.hexpay.application.usecase.event.EventRecorder;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.Customer.Profile;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.event.DomainEvent.CustomerUpdated;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.PaymentMethodId;
import dev.hexpay.domain.tenant.Scope;
import java.time.InstantSource;
import java.util.function.UnaryOperator;

/** Updates customers. */
public final class UpdateCustomerHandler implements UpdateCustomer {
    private final UnitOfWork unitOfWork;
    private final Customers customers;
    private final PaymentMethods methods;
    private final InstantSource clock;
    private final CustomerLookup customerLookup;
    private final EventRecorder events;

    public UpdateCustomerHandler(OutPorts out, CustomerLookup customerLookup, EventRecorder events) {
        this.unitOfWork = out.store().unitOfWork();
        this.customers = out.store().customers();
        this.methods = out.store().paymentMethods();
        this.clock = out.clock();
        this.customerLookup = customerLookup;
        this.events = events;
    }

    @Override
    public CustomerDetails update(Scope scope, CustomerReference reference, UnaryOperator<Profile> change) {
        return unitOfWork.inTransaction(() -> {
            CustomerId id = customerLookup.get(scope, reference).id();
            Customer customer = customers.lock(scope, id).orElseThrow(IdKind.CUSTOMER::notFound);
            Profile changed = change.apply(customer.profile());
            return details(scope, changed.equals(customer.profile()) ? customer : save(scope, customer, changed));
        });
    }

    private Customer save(Scope scope, Customer customer, Profile changed) {
        try {
            Customer saved = customers.save(scope, customer.withProfile(changed, clock.instant()));
            events.record(scope, new CustomerUpdated(saved));
            return saved;
        } catch (DuplicateKeyException e) {
            throw PaymentsException.of(ErrorCode.DUPLICATE, "Another customer has this externalId.");
        }
    }

    private CustomerDetails details(Scope scope, Customer customer) {
        PaymentMethodId id = customer.defaultMethod();
        return new CustomerDetails(
                customer, id == null ? null : methods.find(scope, id).orElse(null));
    }
}
