package dev.hexpay.testkit.contract;

import static dev.hexpay.testkit.Builders.NOON;
import static dev.hexpay.testkit.Builders.anEvent;

import dev.hexpay.application.event.Event;
import dev.hexpay.application.event.EventPayload;
import dev.hexpay.application.event.EventType;
import dev.hexpay.domain.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Events of every type, with the values that are hardest to store. */
final class EventSamples {
    private static final Instant AT = EdgeValues.LAST_MILLISECOND;

    private EventSamples() {}

    static List<Event> all() {
        return Stream.of(aboutLinks(), aboutMoney(), aboutCustomers())
                .flatMap(List::stream)
                .toList();
    }

    static List<Event> aboutLinks() {
        String text = EdgeValues.widest(500);
        return List.of(
                event(
                        EventType.PAYMENT_LINK_CREATED,
                        new EventPayload.PaymentLink("pay_1", "pending", Money.MAX_MINOR, "usd", text, "user \"42\"")),
                event(
                        EventType.PAYMENT_LINK_CREATED,
                        new EventPayload.PaymentLink("pay_1", "pending", 1, "jpy", "a\tb\r\nc", null)),
                event(
                        EventType.PAYMENT_LINK_CANCELED,
                        new EventPayload.PaymentLink("pay_1", "canceled", 1, "eur", text, "user_42")),
                event(
                        EventType.PAYMENT_LINK_CANCELED,
                        new EventPayload.PaymentLink("pay_1", "canceled", 1, "eur", text, null)),
                event(
                        EventType.PAYMENT_LINK_COMPLETED,
                        new EventPayload.CompletedPaymentLink(
                                "pay_1", "succeeded", 1, "eur", text, "user_42", "inv_1", "INV-0001", "txn_1")),
                event(
                        EventType.PAYMENT_LINK_FAILED,
                        new EventPayload.FailedPaymentLink(
                                "pay_1", "failed", 1, "eur", text, "user_42", "card_declined", "No.")),
                event(
                        EventType.PAYMENT_LINK_FAILED,
                        new EventPayload.FailedPaymentLink(
                                "pay_1", "failed", 1, "eur", text, null, "card_declined", "No.")));
    }

    static List<Event> aboutMoney() {
        return Stream.of(received(), failed(), invoices(), refunds(), disputes())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Event> received() {
        return List.of(event(
                EventType.PAYMENT_RECEIVED,
                new EventPayload.ReceivedPayment(
                        "inv_1",
                        "INV-0001",
                        Money.MAX_MINOR,
                        "cus_1",
                        null,
                        "txn_1",
                        "sandbox",
                        2,
                        "usd",
                        3,
                        "ada@example.com",
                        AT)));
    }

    private static List<Event> failed() {
        return List.of(
                event(
                        EventType.PAYMENT_FAILED,
                        new EventPayload.FailedPayment("", "", "cus_1", null, "sandbox", "card_declined", "No.", null)),
                event(
                        EventType.PAYMENT_FAILED,
                        new EventPayload.FailedPayment(
                                "",
                                "",
                                "cus_1",
                                null,
                                "sandbox",
                                "authentication_required",
                                "Authentication is required.",
                                "https://pay.example/pay/x")));
    }

    private static List<Event> invoices() {
        return List.of(
                event(EventType.INVOICE_CREATED, invoice("paid")), event(EventType.INVOICE_VOIDED, invoice("void")));
    }

    private static EventPayload.Invoice invoice(String status) {
        return new EventPayload.Invoice(
                "inv_1",
                "INV-0001",
                status,
                AT,
                AT.plusMillis(1),
                AT.plusMillis(2),
                AT.plusMillis(3),
                "usd",
                25_00,
                29_75,
                "cus_1",
                null);
    }

    private static List<Event> refunds() {
        return List.of(
                event(EventType.PAYMENT_REFUNDED, refund("pay_1", Money.MAX_MINOR, "usd")),
                event(EventType.PAYMENT_REFUNDED, refund(null, 1, "jpy")));
    }

    private static EventPayload.Refund refund(@Nullable String link, long amount, String currency) {
        return new EventPayload.Refund("txn_1", "sandbox", link, "inv_1", "INV-0001", "cus_1", null, amount, currency);
    }

    private static List<Event> disputes() {
        return List.of(
                event(EventType.PAYMENT_DISPUTED, dispute("pay_1", "fraudulent")),
                event(EventType.PAYMENT_DISPUTED, dispute(null, null)),
                event(
                        EventType.PAYMENT_DISPUTE_RESOLVED,
                        new EventPayload.ResolvedDispute(
                                "txn_1", "sandbox", null, "inv_1", "INV-0001", "cus_1", null, 2, "usd", null, "lost")));
    }

    private static EventPayload.Dispute dispute(@Nullable String link, @Nullable String reason) {
        return new EventPayload.Dispute("txn_1", "sandbox", link, "inv_1", "INV-0001", "cus_1", null, 2, "usd", reason);
    }

    static List<Event> aboutCustomers() {
        EventPayload.Card card = new EventPayload.Card("visa", "0042", 1, 2030);
        EventPayload.Customer bare =
                new EventPayload.Customer("cus_1", null, null, "ada@example.com", null, null, null, null, AT, NOON);
        return List.of(
                event(EventType.PAYMENT_METHOD_UPDATED, new EventPayload.PaymentMethod("cus_1", card)),
                event(EventType.PAYMENT_METHOD_UPDATED, new EventPayload.PaymentMethod("cus_1", null)),
                event(EventType.CUSTOMER_CREATED, customer(EdgeValues.largestMetadata())),
                event(EventType.CUSTOMER_CREATED, bare),
                event(EventType.CUSTOMER_UPDATED, customer(Map.of())),
                event(EventType.CUSTOMER_UPDATED, bare));
    }

    private static EventPayload.Customer customer(Map<String, String> metadata) {
        return new EventPayload.Customer(
                "cus_1", "user_42", "Ada", "ada@example.com", "DE123", "vat", "UTC", metadata, AT, NOON);
    }

    private static Event event(EventType type, EventPayload payload) {
        return anEvent(NOON, type, payload);
    }
}
