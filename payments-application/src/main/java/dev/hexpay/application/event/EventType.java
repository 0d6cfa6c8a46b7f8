package dev.hexpay.application.event;

import java.util.Arrays;
import java.util.Optional;

/** The types of published events. */
public enum EventType {
    PAYMENT_LINK_CREATED("payment_link.created", EventPayload.PaymentLink.class),
    PAYMENT_LINK_CANCELED("payment_link.canceled", EventPayload.PaymentLink.class),
    PAYMENT_LINK_COMPLETED("payment_link.completed", EventPayload.CompletedPaymentLink.class),
    PAYMENT_LINK_FAILED("payment_link.failed", EventPayload.FailedPaymentLink.class),
    PAYMENT_RECEIVED("payment.received", EventPayload.ReceivedPayment.class),
    PAYMENT_FAILED("payment.failed", EventPayload.FailedPayment.class),
    PAYMENT_REFUNDED("payment.refunded", EventPayload.Refund.class),
    PAYMENT_DISPUTED("payment.disputed", EventPayload.Dispute.class),
    PAYMENT_DISPUTE_RESOLVED("payment.dispute_resolved", EventPayload.ResolvedDispute.class),
    PAYMENT_METHOD_UPDATED("payment_method.updated", EventPayload.PaymentMethod.class),
    INVOICE_CREATED("invoice.created", EventPayload.Invoice.class),
    INVOICE_VOIDED("invoice.voided", EventPayload.Invoice.class),
    CUSTOMER_CREATED("customer.created", EventPayload.Customer.class),
    CUSTOMER_UPDATED("customer.updated", EventPayload.Customer.class);

    private final String publishedName;
    private final Class<? extends EventPayload> payload;

    EventType(String publishedName, Class<? extends EventPayload> payload) {
        this.publishedName = publishedName;
        this.payload = payload;
    }

    /** The published name, for example {@code payment_link.created}. */
    public String publishedName() {
        return publishedName;
    }

    /** The class of its payload. */
    public Class<? extends EventPayload> payload() {
        return payload;
    }

    /** The type with this published name. */
    public static Optional<EventType> named(String publishedName) {
        return Arrays.stream(values())
                .filter(type -> type.publishedName.equals(publishedName))
                .findFirst();
    }
}
