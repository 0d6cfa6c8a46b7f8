package dev.hexpay.application.usecase.webhook;

import dev.hexpay.application.event.EventPayload;
import dev.hexpay.application.event.EventType;
import dev.hexpay.domain.id.IdKind;
import java.time.Instant;

/** Sample payloads. Their ids have the time zero, so that no object ever has them. */
final class SampleEvents {
    private static final String PAYMENT = idOf(IdKind.PAYMENT);
    private static final String TRANSACTION = idOf(IdKind.TRANSACTION);
    private static final String INVOICE = idOf(IdKind.INVOICE);
    private static final String CUSTOMER = idOf(IdKind.CUSTOMER);
    private static final String NUMBER = "INV-0000";
    private static final String PROVIDER = "commet";
    private static final String CURRENCY = "eur";
    private static final String TEXT = "Sample of a test event";
    private static final String EMAIL = "payer@example.com";
    private static final long SUBTOTAL = 2_500;
    private static final long TOTAL = 2_975;
    private static final String DECLINED = "card_declined";
    private static final String REASON = "fraudulent";
    private static final String DECLINED_MESSAGE = "The card was declined.";

    private SampleEvents() {}

    private static String idOf(IdKind kind) {
        return kind.firstAt(Instant.EPOCH);
    }

    static EventPayload of(EventType type, Instant now) {
        return switch (type) {
            case PAYMENT_LINK_CREATED -> link("pending");
            case PAYMENT_LINK_CANCELED -> link("canceled");
            case PAYMENT_LINK_COMPLETED -> completedLink();
            case PAYMENT_LINK_FAILED -> failedLink();
            case PAYMENT_RECEIVED -> received(now);
            case PAYMENT_FAILED ->
                new EventPayload.FailedPayment("", "", CUSTOMER, null, PROVIDER, DECLINED, DECLINED_MESSAGE, null);
            case PAYMENT_REFUNDED ->
                new EventPayload.Refund(
                        TRANSACTION, PROVIDER, PAYMENT, INVOICE, NUMBER, CUSTOMER, null, TOTAL, CURRENCY);
            case PAYMENT_DISPUTED ->
                new EventPayload.Dispute(
                        TRANSACTION, PROVIDER, PAYMENT, INVOICE, NUMBER, CUSTOMER, null, TOTAL, CURRENCY, REASON);
            case PAYMENT_DISPUTE_RESOLVED -> resolvedDispute();
            case PAYMENT_METHOD_UPDATED ->
                new EventPayload.PaymentMethod(CUSTOMER, new EventPayload.Card("visa", "4242", 12, 2030));
            case INVOICE_CREATED -> invoice("paid", now);
            case INVOICE_VOIDED -> invoice("void", now);
            case CUSTOMER_CREATED, CUSTOMER_UPDATED ->
                new EventPayload.Customer(CUSTOMER, null, null, EMAIL, null, null, "UTC", null, now, now);
        };
    }

    private static EventPayload completedLink() {
        return new EventPayload.CompletedPaymentLink(
                PAYMENT, "succeeded", TOTAL, CURRENCY, TEXT, CUSTOMER, INVOICE, NUMBER, TRANSACTION);
    }

    private static EventPayload failedLink() {
        return new EventPayload.FailedPaymentLink(
                PAYMENT, "failed", TOTAL, CURRENCY, TEXT, CUSTOMER, DECLINED, DECLINED_MESSAGE);
    }

    private static EventPayload received(Instant now) {
        return new EventPayload.ReceivedPayment(
                INVOICE, NUMBER, TOTAL, CUSTOMER, null, TRANSACTION, PROVIDER, TOTAL, CURRENCY, TOTAL, EMAIL, now);
    }

    private static EventPayload resolvedDispute() {
        return new EventPayload.ResolvedDispute(
                TRANSACTION, PROVIDER, PAYMENT, INVOICE, NUMBER, CUSTOMER, null, TOTAL, CURRENCY, REASON, "won");
    }

    private static EventPayload link(String status) {
        return new EventPayload.PaymentLink(PAYMENT, status, TOTAL, CURRENCY, TEXT, CUSTOMER);
    }

    private static EventPayload invoice(String status, Instant now) {
        return new EventPayload.Invoice(
                INVOICE, NUMBER, status, now, now, now, now, CURRENCY, SUBTOTAL, TOTAL, CUSTOMER, null);
    }
}
