package dev.hexpay.application.usecase.payment;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.page.PaymentFilter;
import dev.hexpay.application.port.in.customer.CustomerReference;
import dev.hexpay.application.port.in.payment.PaymentQueries;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.Payments;
import dev.hexpay.application.usecase.customer.CustomerLookup;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.tenant.Scope;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
            return payments.list(scope, filter(query, null), page);
        }
        Optional<Customer> customer = customerLookup.find(scope, reference);
        return customer.isEmpty()
                ? Page.empty()
                : payments.list(scope, filter(query, customer.get().id()), page);
    }

    private static PaymentFilter filter(Query query, @Nullable CustomerId customer) {
        return new PaymentFilter(customer, query.status(), query.kind(), query.createdAfter(), query.createdBefore());
    }
}
