package dev.hexpay.application.usecase.payment;

import dev.hexpay.application.port.in.idempotency.IdempotentRequest;
import dev.hexpay.application.port.in.idempotency.IdempotentResult;
import dev.hexpay.application.port.in.payment.CancelPayment;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.Payments;
import dev.hexpay.application.usecase.event.EventRecorder;
import dev.hexpay.application.usecase.idempotency.IdempotentExecution;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.tenant.Scope;
import java.time.InstantSource;

/** Cancels a link in one unit of work; the lock on the payment decides between merchant and payer. */
public final class CancelPaymentHandler implements CancelPayment {
    private final Payments payments;
    private final InstantSource clock;
    private final IdempotentExecution execution;
    private final EventRecorder events;

    public CancelPaymentHandler(OutPorts out, IdempotentExecution execution, EventRecorder events) {
        this.payments = out.store().payments();
        this.clock = out.clock();
        this.execution = execution;
        this.events = events;
    }

    @Override
    public IdempotentResult<Payment> cancel(Scope scope, PaymentId id, IdempotentRequest<Payment> request) {
        return execution.inTransaction(scope, request, () -> cancelPayment(scope, id));
    }

    private Payment cancelPayment(Scope scope, PaymentId id) {
        Payment payment = payments.lock(scope, id).orElseThrow(IdKind.PAYMENT::notFound);
        if (payment.status() == PaymentStatus.CANCELED) {
            return payment;
        }
        Payment canceled = payments.save(scope, payment.cancel(clock.instant()));
        events.linkCanceled(scope, canceled);
        return canceled;
    }
}
