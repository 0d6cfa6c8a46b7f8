package dev.hexpay.application.port.in.payment;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.page.PaymentFilter;
import dev.hexpay.application.port.in.customer.CustomerReference;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.tenant.Scope;
import org.jspecify.annotations.Nullable;

/** Reads payments. */
public interface PaymentQueries {
    /**
     * The current state of the payment.
     *
     * @throws dev.hexpay.domain.error.PaymentsException {@code payment_not_found}
     */
    Payment get(Scope scope, PaymentId id);

    /** The payments that match; none when the customer is unknown. */
    Page<Payment> list(Scope scope, Query query, PageRequest<PaymentId> page);

    /**
     * The payments to list.
     *
     * @param customer the customer of the payments, in place of the one of the filter; null for the filter as it is
     * @param filter what else the payments must match
     */
    record Query(@Nullable CustomerReference customer, PaymentFilter filter) {
        /** Every payment. */
        public static final Query ALL = of(PaymentFilter.ALL);

        /** The payments that match this filter. */
        public static Query of(PaymentFilter filter) {
            return new Query(null, filter);
        }

        /** The same query, for the payments of this customer. */
        public Query withCustomer(@Nullable CustomerReference wanted) {
            return new Query(wanted, filter);
        }
    }
}
