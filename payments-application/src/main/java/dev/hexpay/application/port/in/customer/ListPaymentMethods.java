package dev.hexpay.application.port.in.customer;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.domain.id.PaymentMethodId;
import dev.hexpay.domain.tenant.Scope;

/** Reads the cards that a customer has on file, newest first. */
public interface ListPaymentMethods {
    /**
     * Them all.
     *
     * @throws dev.hexpay.domain.refusal.PaymentsException {@code customer_not_found}
     */
    Page<PaymentMethodDetails> list(Scope scope, CustomerReference customer, PageRequest<PaymentMethodId> page);
}
