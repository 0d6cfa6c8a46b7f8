package dev.hexpay.application.port.in.payment;

import dev.hexpay.application.port.in.idempotency.IdempotentRequest;
import dev.hexpay.application.port.in.idempotency.IdempotentResult;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.tenant.Scope;

/** Takes a link back before it is paid. */
public interface CancelPayment {
    /**
     * Cancels a pending link; one that is canceled already stays as it is. Of a payer and a merchant who come at once,
     * exactly one wins.
     *
     * @throws dev.hexpay.domain.refusal.PaymentsException {@code payment_not_found}, {@code payment_not_cancelable}
     */
    IdempotentResult<Payment> cancel(Scope scope, PaymentId id, IdempotentRequest<Payment> request);
}
