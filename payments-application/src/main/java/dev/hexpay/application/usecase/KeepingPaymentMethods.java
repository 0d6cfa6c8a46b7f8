package dev.hexpay.application.usecase;

import dev.hexpay.application.port.in.Answered;
import dev.hexpay.application.port.in.ChooseDefaultPaymentMethod;
import dev.hexpay.application.port.in.CustomerReference;
import dev.hexpay.application.port.in.DetachPaymentMethod;
import dev.hexpay.application.port.in.ListPaymentMethods;
import dev.hexpay.application.port.in.MethodView;
import dev.hexpay.application.port.in.Once;
import dev.hexpay.application.port.out.Customers;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.Page;
import dev.hexpay.application.port.out.PageRequest;
import dev.hexpay.application.port.out.PaymentMethods;
import dev.hexpay.application.port.out.UnitOfWork;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.PaymentMethod;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.PaymentMethodId;
import dev.hexpay.domain.scope.Scope;
import java.time.Instant;
import java.time.InstantSource;

/** Lists, chooses and detaches cards on file; rows are locked in the order customer, method. */
final class KeepingPaymentMethods implements ListPaymentMethods, ChooseDefaultPaymentMethod, DetachPaymentMethod {
    private final UnitOfWork unitOfWork;
    private final Customers customers;
    private final PaymentMethods methods;
    private final InstantSource clock;
    private final OnceOnly onceOnly;
    private final FindingCustomer findCustomer;
    private final Asking asking;
    private final Announcing announcing;

    KeepingPaymentMethods(OutPorts out, OnceOnly onceOnly, Asking asking, Announcing announcing) {
        this.unitOfWork = out.unitOfWork();
        this.customers = out.customers();
        this.methods = out.paymentMethods();
        this.clock = out.clock();
        this.onceOnly = onceOnly;
        this.findCustomer = new FindingCustomer(out.customers());
        this.asking = asking;
        this.announcing = announcing;
    }

    @Override
    public Page<MethodView> list(Scope scope, CustomerReference reference, PageRequest<PaymentMethodId> page) {
        Customer customer = findCustomer.get(scope, reference);
        return methods.ofCustomer(scope, customer.id(), page).map(method -> view(customer, method));
    }

    @Override
    public Answered<MethodView> choose(
            Scope scope, CustomerReference reference, PaymentMethodId id, Once<MethodView> once) {
        return onceOnly.inOneUnit(scope, once, () -> {
            Customer customer = locked(scope, reference);
            PaymentMethod method = locked(scope, customer, id);
            if (id.equals(customer.defaultMethod())) {
                return view(customer, method);
            }
            Customer saved = customers.save(scope, customer.chargedBy(id, clock.instant()));
            if (customer.defaultMethod() != null) {
                announcing.methodReplaced(scope, saved, method);
            }
            return view(saved, method);
        });
    }

    @Override
    public PaymentMethod detach(Scope scope, CustomerReference reference, PaymentMethodId id) {
        PaymentMethod detached = unitOfWork.inTransaction(() -> {
            Customer customer = locked(scope, reference);
            PaymentMethod method = locked(scope, customer, id);
            methods.delete(scope, id);
            if (id.equals(customer.defaultMethod())) {
                Instant now = clock.instant();
                announcing.defaultMethodGone(scope, customers.save(scope, customer.withoutDefaultMethod(now)));
            }
            return method;
        });
        asking.forget(scope, detached);
        return detached;
    }

    private Customer locked(Scope scope, CustomerReference reference) {
        Customer found = findCustomer.get(scope, reference);
        return customers.lock(scope, found.id()).orElseThrow(IdKind.CUSTOMER::notFound);
    }

    private PaymentMethod locked(Scope scope, Customer customer, PaymentMethodId id) {
        return methods.lock(scope, id)
                .filter(method -> method.customer().equals(customer.id()))
                .orElseThrow(IdKind.PAYMENT_METHOD::notFound);
    }

    private static MethodView view(Customer customer, PaymentMethod method) {
        return new MethodView(method, method.id().equals(customer.defaultMethod()));
    }
}
