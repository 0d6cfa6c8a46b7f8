package dev.hexpay.application.usecase.event.payload;

import dev.hexpay.application.event.EventPayload;
import dev.hexpay.application.event.EventSubjects;
import dev.hexpay.application.event.EventType;
import dev.hexpay.application.port.out.PublicUrls;
import dev.hexpay.domain.event.DomainEvent;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentKind;
import dev.hexpay.domain.payment.RecordedDispute;
import java.util.List;

/** What is published about each domain event, in the order in which it is stored. */
public final class PublishedEvents implements DomainEvent.Visitor<List<PublishedEvents.Published>> {
    private final PublicUrls publicUrls;

    public PublishedEvents(PublicUrls publicUrls) {
        this.publicUrls = publicUrls;
    }

    /** The type, subjects and payload of an event that is published. */
    public record Published(EventType type, EventSubjects subjects, EventPayload payload) {}

    @Override
    public List<Published> paymentLinkCreated(DomainEvent.PaymentLinkCreated event) {
        return one(
                EventType.PAYMENT_LINK_CREATED,
                subjectsOf(event.link()),
                PaymentLinkPayload.of(event.link(), event.customer()));
    }

    @Override
    public List<Published> paymentLinkCanceled(DomainEvent.PaymentLinkCanceled event) {
        return one(
                EventType.PAYMENT_LINK_CANCELED,
                subjectsOf(event.link()),
                PaymentLinkPayload.of(event.link(), event.customer()));
    }

    @Override
    public List<Published> paymentSettled(DomainEvent.PaymentSettled event) {
        EventSubjects subjects = EventSubjects.of(
                        event.payment().id(), event.payer().id())
                .with(event.transaction().id())
                .with(event.invoice().id());
        Published invoiced =
                new Published(EventType.INVOICE_CREATED, subjects, InvoicePayload.of(event.invoice(), event.payer()));
        Published received = new Published(EventType.PAYMENT_RECEIVED, subjects, PaymentPayload.received(event));
        return switch (event.payment().kind()) {
            case LINK ->
                List.of(
                        invoiced,
                        received,
                        new Published(EventType.PAYMENT_LINK_COMPLETED, subjects, PaymentLinkPayload.completed(event)));
            case CHARGE -> List.of(invoiced, received);
        };
    }

    @Override
    public List<Published> paymentDeclined(DomainEvent.PaymentDeclined event) {
        Payment payment = event.payment();
        EventSubjects subjects = subjectsOf(payment).with(event.transaction().id());
        return switch (payment.kind()) {
            case LINK -> one(EventType.PAYMENT_LINK_FAILED, subjects, PaymentLinkPayload.failed(event));
            case CHARGE ->
                one(
                        EventType.PAYMENT_FAILED,
                        subjects,
                        PaymentPayload.failed(payment, event.customer(), event.failure(), publicUrls));
        };
    }

    /** A charge that requires action counts as failed for now. For a link, nothing: its payer is present. */
    @Override
    public List<Published> paymentActionRequired(DomainEvent.PaymentActionRequired event) {
        Payment payment = event.payment();
        return payment.kind() == PaymentKind.LINK
                ? List.of()
                : one(
                        EventType.PAYMENT_FAILED,
                        subjectsOf(payment),
                        PaymentPayload.failed(
                                payment, event.customer(), PaymentPayload.AUTHENTICATION_REQUIRED, publicUrls));
    }

    @Override
    public List<Published> refundSettled(DomainEvent.RefundSettled event) {
        return one(
                EventType.PAYMENT_REFUNDED,
                EventSubjects.of(event.payment().id(), event.payer().id())
                        .with(event.refund().charge().transaction())
                        .with(event.invoice().id())
                        .with(event.refund().id()),
                RefundPayload.of(event));
    }

    @Override
    public List<Published> disputeOpened(DomainEvent.DisputeOpened event) {
        return one(EventType.PAYMENT_DISPUTED, subjectsOf(event.disputed()), DisputePayload.opened(event.disputed()));
    }

    @Override
    public List<Published> disputeResolved(DomainEvent.DisputeResolved event) {
        return one(
                EventType.PAYMENT_DISPUTE_RESOLVED,
                subjectsOf(event.disputed()),
                DisputePayload.resolved(event.disputed()));
    }

    @Override
    public List<Published> paymentMethodReplaced(DomainEvent.PaymentMethodReplaced event) {
        return one(
                EventType.PAYMENT_METHOD_UPDATED,
                EventSubjects.of(event.customer().id()),
                PaymentMethodPayload.of(event.customer(), event.method()));
    }

    @Override
    public List<Published> defaultMethodRemoved(DomainEvent.DefaultMethodRemoved event) {
        return one(
                EventType.PAYMENT_METHOD_UPDATED,
                EventSubjects.of(event.customer().id()),
                PaymentMethodPayload.removed(event.customer()));
    }

    @Override
    public List<Published> invoiceVoided(DomainEvent.InvoiceVoided event) {
        return one(
                EventType.INVOICE_VOIDED,
                EventSubjects.of(
                                event.invoice().reference().payment(),
                                event.payer().id())
                        .with(event.invoice().reference().transaction())
                        .with(event.invoice().id()),
                InvoicePayload.of(event.invoice(), event.payer()));
    }

    @Override
    public List<Published> customerCreated(DomainEvent.CustomerCreated event) {
        return one(
                EventType.CUSTOMER_CREATED,
                EventSubjects.of(event.customer().id()),
                CustomerPayload.of(event.customer()));
    }

    @Override
    public List<Published> customerUpdated(DomainEvent.CustomerUpdated event) {
        return one(
                EventType.CUSTOMER_UPDATED,
                EventSubjects.of(event.customer().id()),
                CustomerPayload.of(event.customer()));
    }

    private static EventSubjects subjectsOf(Payment payment) {
        return EventSubjects.of(payment.id(), payment.customer());
    }

    private static EventSubjects subjectsOf(DomainEvent.DisputedPayment disputed) {
        EventSubjects subjects = EventSubjects.of(
                        disputed.payment().id(), disputed.payer().id())
                .with(disputed.transaction().id())
                .with(disputed.invoice().id());
        RecordedDispute dispute = disputed.transaction().dispute();
        return dispute == null ? subjects : subjects.with(dispute.id());
    }

    private static List<Published> one(EventType type, EventSubjects subjects, EventPayload payload) {
        return List.of(new Published(type, subjects, payload));
    }
}
