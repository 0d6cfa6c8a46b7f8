package dev.hexpay.application.port.in;

import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.scope.Scope;

/** Takes a link back before it is paid. */
public interface CancelPayment {
    /**
     * Cancels a pending link; one that is canceled already stays as it is. Of a payer and a merchant who come at once,
     * exactly one wins.
     *
     * @throws dev.hexpay.domain.refusal.Refusal {@code payment_not_found}, {@code payment_not_cancelable}
     */
    Answered<Payment> cancel(Scope scope, PaymentId id, Once<Payment> once);
}
