package dev.hexpay.testkit.contract;

import dev.hexpay.domain.money.Money;
import java.util.List;
import java.util.stream.Collectors;

/** The JSON of the payloads of {@link EventSamples}, in their order. */
final class RenderedEvents {
    private static final String MAX = String.valueOf(Money.MAX_MINOR);

    private RenderedEvents() {}

    static List<String> aboutLinks() {
        String text = EdgeValues.widest(500);
        return List.of(
                link("pending", MAX, "usd", text, "\"user \\\"42\\\"\""),
                link("pending", "1", "jpy", "a\\tb\\r\\nc", "null"),
                link("canceled", "1", "eur", text, "\"user_42\""),
                link("canceled", "1", "eur", text, "null"),
                withMembers(
                        link("succeeded", "1", "eur", text, "\"user_42\""),
                        "\"invoiceId\":\"inv_1\",\"invoiceNumber\":\"INV-0001\",\"paymentTransactionId\":\"txn_1\""),
                withMembers(
                        link("failed", "1", "eur", text, "\"user_42\""),
                        "\"failureCode\":\"card_declined\",\"failureMessage\":\"No.\""),
                withMembers(
                        link("failed", "1", "eur", text, "null"),
                        "\"failureCode\":\"card_declined\",\"failureMessage\":\"No.\""));
    }

    private static String link(String... values) {
        return "{\"paymentId\":\"pay_1\",\"status\":\"%s\",\"amount\":%s,\"currency\":\"%s\",\"description\":\"%s\",\"customerId\":%s}"
                .formatted((Object[]) values);
    }

    private static String withMembers(String json, String members) {
        return json.substring(0, json.length() - 1) + "," + members + "}";
    }

    static List<String> aboutMoney() {
        return List.of(
                "{\"invoiceId\":\"inv_1\",\"invoiceNumber\":\"INV-0001\",\"invoiceTotal\":" + MAX
                        + ",\"customerId\":\"cus_1\",\"subscriptionId\":null,\"paymentTransactionId\":\"txn_1\","
                        + "\"provider\":\"commet\",\"grossAmount\":2,\"currency\":\"usd\",\"orgNetAmount\":3,"
                        + "\"customerEmail\":\"ada@example.com\",\"paidAt\":\"2028-02-29T23:59:59.999Z\"}",
                failed("card_declined", "No.", "null"),
                failed("authentication_required", "Authentication is required.", "\"https://pay.example/pay/x\""),
                invoice("paid"),
                invoice("void"),
                refund("\"pay_1\"", MAX, "usd"),
                refund("null", "1", "jpy"),
                dispute("\"pay_1\"", "\"fraudulent\""),
                dispute("null", "null"),
                withMembers(dispute("null", "null"), "\"outcome\":\"lost\""));
    }

    private static String failed(String code, String message, String recoveryUrl) {
        return ("{\"invoiceId\":\"\",\"invoiceNumber\":\"\",\"customerId\":\"cus_1\",\"subscriptionId\":null,"
                        + "\"provider\":\"commet\",\"failureCode\":\"%s\",\"failureMessage\":\"%s\",\"recoveryUrl\":%s}")
                .formatted(code, message, recoveryUrl);
    }

    private static String invoice(String status) {
        return "{\"invoiceId\":\"inv_1\",\"invoiceNumber\":\"INV-0001\",\"invoiceStatus\":\"" + status
                + "\",\"periodStart\":\"2028-02-29T23:59:59.999Z\",\"periodEnd\":\"2028-03-01T00:00:00.000Z\","
                + "\"issueDate\":\"2028-03-01T00:00:00.001Z\",\"dueDate\":\"2028-03-01T00:00:00.002Z\","
                + "\"currency\":\"usd\",\"subtotal\":2500,\"total\":2975,\"customerId\":\"cus_1\","
                + "\"subscriptionId\":null}";
    }

    private static String refund(String link, String amount, String currency) {
        return ("{\"paymentTransactionId\":\"txn_1\",\"provider\":\"commet\",\"paymentLinkId\":%s,"
                        + "\"invoiceId\":\"inv_1\",\"invoiceNumber\":\"INV-0001\",\"customerId\":\"cus_1\","
                        + "\"subscriptionId\":null,\"refundAmount\":%s,\"currency\":\"%s\"}")
                .formatted(link, amount, currency);
    }

    private static String dispute(String link, String reason) {
        return ("{\"paymentTransactionId\":\"txn_1\",\"provider\":\"commet\",\"paymentLinkId\":%s,"
                        + "\"invoiceId\":\"inv_1\",\"invoiceNumber\":\"INV-0001\",\"customerId\":\"cus_1\","
                        + "\"subscriptionId\":null,\"disputeAmount\":2,\"currency\":\"usd\",\"disputeReason\":%s}")
                .formatted(link, reason);
    }

    static List<String> aboutCustomers() {
        String metadata = EdgeValues.largestMetadata().entrySet().stream()
                .map(entry -> "\"" + entry.getKey() + "\":\"" + entry.getValue() + "\"")
                .collect(Collectors.joining(",", "{", "}"));
        String bare = customer("null", "null", "null", "null", "null", "null");
        return List.of(
                "{\"customerId\":\"cus_1\",\"card\":"
                        + "{\"brand\":\"visa\",\"last4\":\"0042\",\"expMonth\":1,\"expYear\":2030}}",
                "{\"customerId\":\"cus_1\",\"card\":null}",
                named(metadata),
                bare,
                named("{}"),
                bare);
    }

    private static String named(String metadata) {
        return customer("\"user_42\"", "\"Ada\"", "\"DE123\"", "\"vat\"", "\"UTC\"", metadata);
    }

    private static String customer(String... values) {
        return ("{\"id\":\"cus_1\",\"externalId\":%s,\"fullName\":%s,\"email\":\"ada@example.com\","
                        + "\"taxDocument\":%s,\"documentType\":%s,\"timezone\":%s,\"metadata\":%s,"
                        + "\"createdAt\":\"2028-02-29T23:59:59.999Z\",\"updatedAt\":\"2026-01-15T12:00:00.123Z\"}")
                .formatted((Object[]) values);
    }
}
