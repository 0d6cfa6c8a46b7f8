package dev.hexpay.application.usecase;

import dev.hexpay.application.port.in.Answered;
import dev.hexpay.application.port.in.CancelPayment;
import dev.hexpay.application.port.in.Once;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.Payments;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.scope.Scope;
import java.time.InstantSource;

/** Takes a link back in one unit of work; the lock on the payment decides between this and a payer. */
final class CancelingPayment implements CancelPayment {
    private final Payments payments;
    private final InstantSource clock;
    private final OnceOnly onceOnly;
    private final Announcing announcing;

    CancelingPayment(OutPorts out, OnceOnly onceOnly, Announcing announcing) {
        this.payments = out.payments();
        this.clock = out.clock();
        this.onceOnly = onceOnly;
        this.announcing = announcing;
    }

    @Override
    public Answered<Payment> cancel(Scope scope, PaymentId id, Once<Payment> once) {
        return onceOnly.inOneUnit(scope, once, () -> canceled(scope, id));
    }

    private Payment canceled(Scope scope, PaymentId id) {
        Payment payment = payments.lock(scope, id).orElseThrow(IdKind.PAYMENT::notFound);
        if (payment.status() == PaymentStatus.CANCELED) {
            return payment;
        }
        Payment canceled = payments.save(scope, payment.cancel(clock.instant()));
        announcing.linkCanceled(scope, canceled);
        return canceled;
    }
}
