package dev.hexpay.application.usecase.payment;

import dev.hexpay.application.port.in.payment.CancelPayment;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.Payments;
import dev.hexpay.application.port.out.UnitOfWork;
import dev.hexpay.application.usecase.customer.CustomerLookup;
import dev.hexpay.application.usecase.event.EventRecorder;
import dev.hexpay.domain.event.DomainEvent.PaymentLinkCanceled;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.tenant.Scope;
import java.time.InstantSource;

/** Cancels a link in one unit of work; the lock on the payment decides between merchant and payer. */
public final class CancelPaymentHandler implements CancelPayment {
    private final UnitOfWork unitOfWork;
    private final Payments payments;
    private final InstantSource clock;
    private final CustomerLookup customerLookup;
    private final EventRecorder events;

    public CancelPaymentHandler(OutPorts out, EventRecorder events) {
        this.unitOfWork = out.store().unitOfWork();
        this.payments = out.store().payments();
        this.clock = out.clock();
        this.customerLookup = new CustomerLookup(out.store().customers());
        this.events = events;
    }

    @Override
    public Payment cancel(Scope scope, PaymentId id) {
        return unitOfWork.inTransaction(() -> cancelPayment(scope, id));
    }

    private Payment cancelPayment(Scope scope, PaymentId id) {
        Payment payment = payments.lock(scope, id).orElseThrow(IdKind.PAYMENT::notFound);
        if (payment.status() == PaymentStatus.CANCELED) {
            return payment;
        }
        Payment canceled = payments.save(scope, payment.cancel(clock.instant()));
        events.record(scope, new PaymentLinkCanceled(canceled, customerLookup.customerOf(scope, canceled)));
        return canceled;
    }
}
