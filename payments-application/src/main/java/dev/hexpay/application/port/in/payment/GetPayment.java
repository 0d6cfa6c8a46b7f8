package dev.hexpay.application.port.in.payment;

import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.tenant.Scope;

/** Reads one payment. */
public interface GetPayment {
    /**
     * The current state of the payment.
     *
     * @throws dev.hexpay.domain.error.PaymentsException {@code payment_not_found}
     */
    Payment get(Scope scope, PaymentId id);
}
