package dev.hexpay.application.port.in.payment;

import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.tenant.Scope;

/** Cancels a payment link before it is paid. */
public interface CancelPayment {
    /**
     * Cancels a pending link; a canceled link stays as it is. When a payer pays and a merchant cancels at the same
     * time, exactly one of them succeeds.
     *
     * @throws dev.hexpay.domain.error.PaymentsException {@code payment_not_found}, {@code payment_not_cancelable}
     */
    Payment cancel(Scope scope, PaymentId id);
}
