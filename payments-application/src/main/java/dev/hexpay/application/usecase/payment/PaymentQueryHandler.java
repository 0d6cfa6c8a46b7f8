package dev.hexpay.application.usecase.payment;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.in.customer.CustomerReference;
import dev.hexpay.application.port.in.payment.PaymentQueries;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.Payments;
import dev.hexpay.application.usecase.customer.CustomerLookup;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.tenant.Scope;
import java.util.Optional;

/** Reads payments for their merchant. */
public final class PaymentQueryHandler implements PaymentQueries {
    private final Payments payments;
    private final CustomerLookup customerLookup;

    public PaymentQueryHandler(OutPorts out, CustomerLookup customerLookup) {
        this.payments = out.store().payments();
        this.customerLookup = customerLookup;
    }

    @Override
    public Payment get(Scope scope, PaymentId id) {
        return payments.find(scope, id).orElseThrow(IdKind.PAYMENT::notFound);
    }

    @Override
    public Page<Payment> list(Scope scope, Query query, PageRequest<PaymentId> page) {
        CustomerReference reference = query.customer();
        if (reference == null) {
            return payments.list(scope, query.filter(), page);
        }
        Optional<Customer> customer = customerLookup.find(scope, reference);
        return customer.isEmpty()
                ? Page.empty()
                : payments.list(
                        scope, query.filter().withCustomer(customer.get().id()), page);
    }
}
