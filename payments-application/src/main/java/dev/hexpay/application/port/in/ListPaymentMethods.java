package dev.hexpay.application.port.in;

import dev.hexpay.application.port.out.Page;
import dev.hexpay.application.port.out.PageRequest;
import dev.hexpay.domain.id.PaymentMethodId;
import dev.hexpay.domain.scope.Scope;

/** Reads the cards that a customer has on file, newest first. */
public interface ListPaymentMethods {
    /**
     * Them all.
     *
     * @throws dev.hexpay.domain.refusal.Refusal {@code customer_not_found}
     */
    Page<MethodView> list(Scope scope, CustomerReference customer, PageRequest<PaymentMethodId> page);
}
