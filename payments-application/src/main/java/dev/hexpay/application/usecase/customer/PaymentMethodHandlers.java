package dev.hexpay.application.usecase.customer;

import dev.hexpay.application.port.in.customer.CustomerReference;
import dev.hexpay.application.port.in.customer.DetachPaymentMethod;
import dev.hexpay.application.port.in.customer.PaymentMethodDetails;
import dev.hexpay.application.port.in.customer.PaymentMethodReference;
import dev.hexpay.application.port.in.customer.SetDefaultPaymentMethod;
import dev.hexpay.application.port.out.Customers;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.PaymentMethods;
import dev.hexpay.application.port.out.UnitOfWork;
import dev.hexpay.application.usecase.event.EventRecorder;
import dev.hexpay.application.usecase.provider.ProviderGateway;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.PaymentMethod;
import dev.hexpay.domain.event.DomainEvent.PaymentMethodReplaced;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.PaymentMethodId;
import dev.hexpay.domain.tenant.Scope;
import java.time.InstantSource;

/** Lists and detaches payment methods and sets the default; rows are locked in the order customer, method. */
public final class PaymentMethodHandlers implements SetDefaultPaymentMethod, DetachPaymentMethod {
    private final UnitOfWork unitOfWork;
    private final Customers customers;
    private final PaymentMethods methods;
    private final InstantSource clock;
    private final CustomerLookup customerLookup;
    private final ProviderGateway gateway;
    private final EventRecorder events;
    private final SavedCards cards;

    public PaymentMethodHandlers(OutPorts out, ProviderGateway gateway, EventRecorder events) {
        this.unitOfWork = out.store().unitOfWork();
        this.customers = out.store().customers();
        this.methods = out.store().paymentMethods();
        this.clock = out.clock();
        this.customerLookup = new CustomerLookup(out.store().customers());
        this.gateway = gateway;
        this.events = events;
        this.cards = new SavedCards(out, events);
    }

    @Override
    public PaymentMethodDetails set(Scope scope, CustomerReference reference, PaymentMethodReference wanted) {
        return unitOfWork.inTransaction(() -> {
            Customer customer = lock(scope, reference);
            PaymentMethodId id = wanted.id();
            PaymentMethod method = lock(scope, customer, id);
            if (id.equals(customer.defaultMethod())) {
                return details(customer, method);
            }
            Customer saved = customers.save(scope, customer.withDefaultMethod(id, clock.instant()));
            if (customer.defaultMethod() != null) {
                events.record(scope, new PaymentMethodReplaced(saved, method));
            }
            return details(saved, method);
        });
    }

    @Override
    public PaymentMethod detach(Scope scope, CustomerReference reference, PaymentMethodReference wanted) {
        gateway.requireNoTransaction("Detaching a card");
        PaymentMethod detached = unitOfWork.inTransaction(() -> {
            Customer customer = lock(scope, reference);
            PaymentMethod method = lock(scope, customer, wanted.id());
            cards.remove(scope, customer, method);
            return method;
        });
        gateway.detachCard(scope, detached);
        return detached;
    }

    private Customer lock(Scope scope, CustomerReference reference) {
        Customer found = customerLookup.get(scope, reference);
        return customers.lock(scope, found.id()).orElseThrow(IdKind.CUSTOMER::notFound);
    }

    private PaymentMethod lock(Scope scope, Customer customer, PaymentMethodId id) {
        return methods.lock(scope, id)
                .filter(method -> method.customer().equals(customer.id()))
                .orElseThrow(IdKind.PAYMENT_METHOD::notFound);
    }

    private static PaymentMethodDetails details(Customer customer, PaymentMethod method) {
        return new PaymentMethodDetails(method, method.id().equals(customer.defaultMethod()));
    }
}
