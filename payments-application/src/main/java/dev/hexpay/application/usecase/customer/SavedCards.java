package dev.hexpay.application.usecase.customer;

import dev.hexpay.application.port.out.CardResult;
import dev.hexpay.application.port.out.Customers;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.PaymentMethods;
import dev.hexpay.application.port.out.UnitOfWork;
import dev.hexpay.application.usecase.event.EventRecorder;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.PaymentMethod;
import dev.hexpay.domain.event.DomainEvent.DefaultMethodRemoved;
import dev.hexpay.domain.tenant.Scope;
import java.time.InstantSource;
import java.util.Optional;

/** Removes and renews saved cards; rows are locked in the order customer, method. */
public final class SavedCards {
    private final UnitOfWork unitOfWork;
    private final Customers customers;
    private final PaymentMethods methods;
    private final InstantSource clock;
    private final EventRecorder events;

    public SavedCards(OutPorts out, EventRecorder events) {
        this.unitOfWork = out.store().unitOfWork();
        this.customers = out.store().customers();
        this.methods = out.store().paymentMethods();
        this.clock = out.clock();
        this.events = events;
    }

    /** Removes a method from its customer, also as the default; the caller has locked both. */
    void remove(Scope scope, Customer customer, PaymentMethod method) {
        methods.delete(scope, method.id());
        if (method.id().equals(customer.defaultMethod())) {
            Customer saved = customers.save(scope, customer.withoutDefaultMethod(clock.instant()));
            events.record(scope, new DefaultMethodRemoved(saved));
        }
    }

    /** Applies what the provider knows of a card; false when that is nothing. A method that is gone stays gone. */
    public boolean apply(Scope scope, PaymentMethod found, CardResult result) {
        if (result instanceof CardResult.Unknown) {
            return false;
        }
        return unitOfWork.inTransaction(() -> {
            Customer customer = customers.getLocked(scope, found.customer());
            Optional<PaymentMethod> method = methods.lock(scope, found.id());
            if (result instanceof CardResult.Saved saved) {
                method.filter(stored -> !stored.card().equals(saved.card()))
                        .ifPresent(stored -> methods.saveCard(scope, stored.withCard(saved.card())));
            } else {
                method.ifPresent(stored -> remove(scope, customer, stored));
            }
            return true;
        });
    }
}
