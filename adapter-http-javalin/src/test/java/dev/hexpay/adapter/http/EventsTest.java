package dev.hexpay.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hexpay.adapter.http.Client.Reply;
import dev.hexpay.application.port.out.WebhookSender;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The event log: its members, its filters, and that it is what endpoints receive. */
class EventsTest extends MerchantTestBed {
    private static final String ENVELOPE = "2026-07-11";
    private static final String BARE = "2026-07-24";

    private WebhookMerchant webhooks;

    @BeforeEach
    void createWebhookMerchant() {
        webhooks = new WebhookMerchant(server, client);
    }

    private List<String> ids(String query) {
        return MerchantClient.ids(client.get("/events" + query));
    }

    private List<String> names(String query) {
        return client.get("/events" + query).data().findValuesAsText("event");
    }

    @Test
    void event_is_the_published_body_with_object_and_livemode() {
        JsonNode link = client.post("/payments", PaymentLinksTest.LINK).data();

        Reply list = client.get("/events");
        String id = MerchantClient.ids(list).get(0);
        String event = "{\"id\":\"" + id + "\",\"event\":\"payment_link.created\""
                + ",\"timestamp\":\"2026-01-15T12:00:00.123Z\",\"organizationId\":\""
                + client.scope().organization().value() + "\",\"mode\":\"sandbox\",\"apiVersion\":\"" + ENVELOPE
                + "\",\"data\":{\"paymentId\":" + link.get("id") + ",\"status\":\"pending\",\"amount\":2500"
                + ",\"currency\":\"usd\",\"description\":\"Design work\",\"customerId\":null}"
                + ",\"object\":\"event\",\"livemode\":false}";

        assertThat(id).matches("whev_[0-9A-Z]{26}");
        assertThat(list.body()).isEqualTo("{\"success\":true,\"data\":[" + event + "],\"hasMore\":false}");
        assertThat(client.get("/events/" + id).body()).isEqualTo("{\"success\":true,\"data\":" + event + "}");
        assertThat(client.get("/api/v1/events/" + id, "Commet-Version", BARE).body())
                .isEqualTo(event.replace(ENVELOPE, BARE));
    }

    @ParameterizedTest
    @ValueSource(strings = {ENVELOPE, BARE})
    void event_is_byte_for_byte_what_endpoints_receive(String version) {
        JsonNode endpoint = client.post(
                        "/webhooks",
                        "{\"url\":\"%s\",\"events\":[\"payment_link.created\",\"customer.created\"],\"apiVersion\":\"%s\"}"
                                .formatted(WebhookMerchant.newUrl(), version))
                .data();
        client.post("/payments", """
                {"amount":1,"currency":"jpy","description":"\\u00e9 \\u20ac \\"q\\" \\\\ </script> \\ud83d\\ude00\\n\\u2028"}""");
        client.post("/customers", "{\"email\":\"a@example.com\",\"metadata\":{\"b\":\"2\",\"a\":\"1.50\"}}");
        server.deliverWebhooks();

        List<WebhookSender.Request> received = webhooks.received(endpoint);
        assertThat(received).hasSize(2);
        for (WebhookSender.Request request : received) {
            String read = client.get("/events/" + request.headers().get("webhook-id"), "Commet-Version", version)
                    .body();
            String bare = version.equals(BARE) ? read : read.substring(23, read.length() - 1);
            assertThat(bare)
                    .isEqualTo(request.body().substring(0, request.body().length() - 1)
                            + ",\"object\":\"event\",\"livemode\":false}");
        }
    }

    @Test
    void events_are_listed_newest_first_in_pages() {
        for (String email : List.of("a@example.com", "b@example.com", "c@example.com")) {
            webhooks.customer(email);
            server.clock.advance(Duration.ofMillis(1));
        }

        Reply page = client.get("/events?limit=2");
        webhooks.customer("d@example.com");
        Reply rest = client.get(
                "/events?limit=2&cursor=" + page.json().get("nextCursor").asText());

        assertThat(page.data())
                .map(event -> event.get("data").get("email").asText())
                .containsExactly("c@example.com", "b@example.com");
        assertThat(rest.data())
                .map(event -> event.get("data").get("email").asText())
                .containsExactly("a@example.com");
        assertThat(rest.json().has("nextCursor")).isFalse();
    }

    @Test
    void events_are_filtered_by_type() {
        webhooks.customer("a@example.com");
        client.post("/payments", PaymentLinksTest.LINK);

        assertThat(names("?type=customer.created")).containsExactly("customer.created");
        assertThat(names("?type=payment_link.created")).containsExactly("payment_link.created");
        assertThat(names("?type=quota.exceeded")).isEmpty();
    }

    @Test
    void events_are_filtered_by_every_object_that_they_are_about() {
        JsonNode charge = merchant.charge(100_00, "eur");
        client.post("/payments", PaymentLinksTest.LINK);
        String transaction = charge.get("transactionId").asText();
        String refund = merchant.refund(transaction, "{\"amount\":100}")
                .data()
                .get("refund")
                .get("id")
                .asText();

        assertThat(names("?object=" + charge.get("id").asText()))
                .containsExactlyInAnyOrder("payment.refunded", "payment.received", "invoice.created");
        assertThat(names("?object=" + charge.get("customerId").asText()))
                .contains("payment.received", "payment.refunded");
        assertThat(names("?object=" + transaction)).contains("payment.received", "payment.refunded");
        assertThat(names("?object=" + charge.get("invoiceId").asText())).contains("invoice.created");
        assertThat(names("?object=" + refund)).containsExactly("payment.refunded");
        assertThat(names("?type=payment.received&object=" + transaction)).containsExactly("payment.received");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pay_01KF0RDQKV0000000000000000", "pay_1", "x", "user_1", "", "%27%20or%201=1"})
    void unknown_object_matches_nothing(String object) {
        merchant.charge(100_00, "eur");

        assertThat(ids("?object=" + object)).isEmpty();
    }

    @Test
    void both_ends_of_the_created_range_are_excluded() {
        webhooks.customer("a@example.com");
        server.clock.advance(Duration.ofMillis(1));
        webhooks.customer("b@example.com");
        server.clock.advance(Duration.ofMillis(1));
        webhooks.customer("c@example.com");
        List<String> all = ids("");

        assertThat(ids("?createdAfter=2026-01-15T12:00:00.123Z")).isEqualTo(all.subList(0, 2));
        assertThat(ids("?createdBefore=2026-01-15T12:00:00.125Z")).isEqualTo(all.subList(1, 3));
        assertThat(ids("?createdAfter=2026-01-15T12:00:00.123Z&createdBefore=2026-01-15T12:00:00.125Z"))
                .containsExactly(all.get(1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        type=payment.paid                   | type
        type=                               | type
        type=payment.received,payment.failed | type
        createdAfter=yesterday&createdBefore=2026-01-15 | createdAfter,createdBefore
        limit=101&cursor=x                  | limit,cursor
        event=payment.received&id=x         | event,id
        """)
    void all_invalid_parameters_are_reported(String query, String fields) {
        assertThat(MerchantClient.violatedFields(client.get("/events?" + query)))
                .containsExactly(fields.split(","));
    }

    @Test
    void event_of_another_scope_is_not_found() {
        webhooks.customer("a@example.com");
        String id = ids("").get(0);

        for (Client other : List.of(server.live(client), server.merchant())) {
            MerchantClient.assertError(other.get("/events/" + id), 404, "not_found");
            assertThat(MerchantClient.ids(other.get("/events"))).isEmpty();
        }
        for (String unknown : List.of("whev_01KF0RDQKV0000000000000000", "whev_1", "x")) {
            MerchantClient.assertError(client.get("/events/" + unknown), 404, "not_found");
        }
    }
}
