package dev.hexpay.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hexpay.adapter.http.Client.Reply;
import dev.hexpay.domain.webhook.AttemptResult;
import dev.hexpay.domain.webhook.AttemptResult.NoResponse;
import dev.hexpay.domain.webhook.AttemptResult.Response;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is sent to webhook endpoints, seen by the merchant: tests, deliveries, retries, replays, a new secret. */
class WebhookDeliveriesTest extends MerchantTestBed {
    private static final String DAY = "{\"from\":\"2026-01-15T00:00:00Z\",\"to\":\"2026-01-16T00:00:00Z\"}";

    private WebhookMerchant webhooks;
    private JsonNode endpoint;
    private String path;

    @BeforeEach
    void createEndpoint() {
        webhooks = new WebhookMerchant(server, client);
        endpoint = webhooks.endpoint("customer.created");
        path = WebhookMerchant.path(endpoint);
    }

    private String newestEvent() {
        return client.get("/events").data().get(0).get("id").asText();
    }

    private static int signatures(String header) {
        return header.split(" ").length;
    }

    @Test
    void test_sends_a_sample_and_says_that_it_arrived() {
        Reply reply = client.post(path + "/test", null);

        JsonNode tested = reply.data();
        assertThat(reply.status()).isEqualTo(200);
        assertThat(tested.toString())
                .isEqualTo("{\"success\":true,\"deliveryId\":" + tested.get("deliveryId")
                        + ",\"deliveredAt\":\"2026-01-15T12:00:00.123Z\",\"object\":\"webhook\",\"livemode\":false}");
        assertThat(webhooks.received(endpoint)).hasSize(1);
        assertThat(webhooks.received(endpoint).get(0).headers()).containsEntry("X-Commet-Event", "customer.created");
        assertThat(webhooks.deliveries(endpoint).get(0).get("id")).isEqualTo(tested.get("deliveryId"));
        assertThat(client.get("/events").data()).isEmpty();
    }

    @Test
    void failed_test_is_a_result_and_is_not_repeated() {
        server.receiver.answer(500);

        Reply reply = client.post(path + "/test", null);
        server.clock.advance(Duration.ofDays(1));
        server.deliverWebhooks();

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.data().get("success").asBoolean()).isFalse();
        assertThat(reply.data().get("deliveredAt").isNull()).isTrue();
        assertThat(webhooks.received(endpoint)).hasSize(1);
        assertThat(webhooks.deliveries(endpoint).get(0).get("status").asText()).isEqualTo("failed");
    }

    @Test
    void disabled_endpoint_can_be_tested() {
        client.send("PATCH", path, "{\"isActive\":false}");

        assertThat(client.post(path + "/test", "{}").data().get("success").asBoolean())
                .isTrue();
        assertThat(client.get(path).data().get("isActive").asBoolean()).isFalse();
    }

    @Test
    void repeated_test_with_a_key_sends_once() {
        Reply first = client.post(path + "/test", null, KEY, "t");
        Reply again = client.post(path + "/test", null, KEY, "t");

        MerchantClient.assertReplayed(again, first);
        assertThat(webhooks.received(endpoint)).hasSize(1);
    }

    @Test
    void third_test_at_the_same_time_is_refused() throws Exception {
        CountDownLatch running = new CountDownLatch(2);
        CountDownLatch answered = new CountDownLatch(1);
        String slow = endpoint.get("url").asText();
        server.receiver.answer(request -> {
            if (request.url().value().equals(slow)) {
                running.countDown();
                await(answered);
            }
            return new Response(200, null, "");
        });
        CompletableFuture<Reply> first = CompletableFuture.supplyAsync(() -> client.post(path + "/test", null));
        CompletableFuture<Reply> second = CompletableFuture.supplyAsync(() -> client.post(path + "/test", null));
        await(running);

        Reply third = client.post(path + "/test", null, KEY, "t");
        Client other = server.merchant();
        server.receiver.answer(200);
        JsonNode endpointOfOther = new WebhookMerchant(server, other).endpoint("payment.received");
        Reply ofOther = other.post(WebhookMerchant.path(endpointOfOther) + "/test", null);
        answered.countDown();

        MerchantClient.assertError(third, 429, "rate_limited");
        assertThat(third.header("Retry-After")).isEqualTo("10");
        assertThat(ofOther.status()).isEqualTo(200);
        assertThat(first.get(10, TimeUnit.SECONDS).status()).isEqualTo(200);
        assertThat(second.get(10, TimeUnit.SECONDS).status()).isEqualTo(200);
        assertThat(client.post(path + "/test", null, KEY, "t").status()).isEqualTo(200);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void delivery_has_the_published_members_in_order() {
        webhooks.customer("a@example.com");
        server.receiver.answer(request -> new Response(503, "60", "busy"));
        server.deliverWebhooks();

        String delivery = webhooks.deliveries(endpoint).get(0).get("id").asText();
        String head = "{\"id\":\"" + delivery + "\",\"object\":\"webhook_delivery\",\"livemode\":false,\"webhookId\":"
                + endpoint.get("id") + ",\"eventId\":\"" + newestEvent() + "\",\"event\":\"customer.created\"";
        String failed = "{\"number\":1,\"attemptedAt\":\"2026-01-15T12:00:00.123Z\",\"durationMs\":5,\"statusCode\":503"
                + ",\"error\":null,\"response\":\"busy\"}";
        Reply pending = client.get(path + "/deliveries");
        String nextAttemptAt = pending.data().get(0).get("nextAttemptAt").asText();
        assertThat(delivery).matches("dlv_[0-9A-Z]{26}");
        assertThat(nextAttemptAt).isGreaterThan("2026-01-15T12:00:54").isLessThan("2026-01-15T12:01:07");
        assertThat(pending.body())
                .isEqualTo("{\"success\":true,\"data\":[" + head + ",\"status\":\"pending\",\"attempts\":[" + failed
                        + "],\"nextAttemptAt\":\"" + nextAttemptAt
                        + "\",\"deliveredAt\":null,\"createdAt\":\"2026-01-15T12:00:00.123Z\"}],\"hasMore\":false}");

        server.clock.advance(Duration.ofSeconds(67));
        server.receiver.answer(204);
        server.deliverWebhooks();
        assertThat(client.get(path + "/deliveries", "Commet-Version", "2026-07-24")
                        .body())
                .isEqualTo(
                        "{\"object\":\"list\",\"data\":[" + head + ",\"status\":\"succeeded\",\"attempts\":[" + failed
                                + ",{\"number\":2,\"attemptedAt\":\"2026-01-15T12:01:07.123Z\",\"durationMs\":5"
                                + ",\"statusCode\":204,\"error\":null,\"response\":null}],\"nextAttemptAt\":null"
                                + ",\"deliveredAt\":\"2026-01-15T12:01:07.123Z\",\"createdAt\":\"2026-01-15T12:00:00.123Z\"}]"
                                + ",\"hasMore\":false}");
    }

    @Test
    void attempt_without_a_response_has_an_error() {
        webhooks.customer("a@example.com");
        server.receiver.answer(request -> new NoResponse(AttemptResult.Cause.NOT_PUBLIC));
        server.deliverWebhooks();

        JsonNode attempt = webhooks.deliveries(endpoint).get(0).get("attempts").get(0);

        assertThat(attempt.get("statusCode").isNull()).isTrue();
        assertThat(attempt.get("error").asText()).isEqualTo("not a public address");
        assertThat(attempt.get("response").isNull()).isTrue();
    }

    @Test
    void deliveries_are_listed_newest_first_and_filtered() {
        server.receiver.answer(request -> new Response(request.body().contains("b@") ? 500 : 200, null, ""));
        for (String email : List.of("a@example.com", "b@example.com", "c@example.com")) {
            webhooks.customer(email);
            server.deliverWebhooks();
            server.clock.advance(Duration.ofMillis(1));
        }
        List<String> events = MerchantClient.ids(client.get("/events"));

        Reply page = client.get(path + "/deliveries?limit=2");
        Reply rest = client.get(
                path + "/deliveries?cursor=" + page.json().get("nextCursor").asText());

        assertThat(page.data().findValuesAsText("eventId")).isEqualTo(events.subList(0, 2));
        assertThat(rest.data().findValuesAsText("eventId")).isEqualTo(events.subList(2, 3));
        assertThat(eventsOf("?status=pending")).containsExactly(events.get(1));
        assertThat(eventsOf("?status=succeeded")).containsExactly(events.get(0), events.get(2));
        assertThat(eventsOf("?status=failed")).isEmpty();
        assertThat(eventsOf("?eventId=" + events.get(2))).containsExactly(events.get(2));
        assertThat(eventsOf("?status=pending&eventId=" + events.get(2))).isEmpty();
        assertThat(eventsOf("?eventId=whev_01KF0RDQKV0000000000000000")).isEmpty();
        assertThat(eventsOf("?eventId=x")).isEmpty();
    }

    private List<String> eventsOf(String query) {
        return client.get(path + "/deliveries" + query).data().findValuesAsText("eventId");
    }

    @ParameterizedTest
    @CsvSource({"limit=0, limit", "cursor=x, cursor", "status=done, status", "event=x, event"})
    void invalid_parameter_is_reported(String query, String field) {
        assertThat(MerchantClient.violatedFields(client.get(path + "/deliveries?" + query)))
                .containsExactly(field);
    }

    @Test
    void delivered_event_can_be_sent_again() {
        webhooks.customer("a@example.com");
        server.deliverWebhooks();
        JsonNode delivered = webhooks.deliveries(endpoint).get(0);
        server.clock.advance(Duration.ofHours(1));

        Reply retried = client.post(path + "/deliveries/" + delivered.get("id").asText() + "/retry", null);
        server.deliverWebhooks();

        assertThat(retried.status()).isEqualTo(200);
        assertThat(retried.data().get("id")).isEqualTo(delivered.get("id"));
        assertThat(retried.data().get("status").asText()).isEqualTo("pending");
        assertThat(retried.data().get("nextAttemptAt").asText()).isEqualTo("2026-01-15T13:00:00.123Z");
        assertThat(retried.data().get("deliveredAt").isNull()).isTrue();
        assertThat(retried.data().get("attempts")).isEqualTo(delivered.get("attempts"));
        assertThat(webhooks.receivedIds(endpoint)).containsExactly(newestEvent(), newestEvent());
        assertThat(webhooks.received(endpoint).get(1).body())
                .isEqualTo(webhooks.received(endpoint).get(0).body());
        assertThat(webhooks.deliveries(endpoint)).hasSize(1);
        assertThat(webhooks.deliveries(endpoint).get(0).get("attempts")).hasSize(2);
    }

    @Test
    void delivery_that_is_unknown_or_a_test_cannot_be_retried() {
        String test = client.post(path + "/test", null).data().get("deliveryId").asText();
        JsonNode other = webhooks.endpoint("customer.created");

        for (String id : List.of(test, "dlv_01KF0RDQKV0000000000000000", "dlv_1")) {
            MerchantClient.assertError(client.post(path + "/deliveries/" + id + "/retry", null), 404, "not_found");
        }
        MerchantClient.assertError(
                client.post(WebhookMerchant.path(other) + "/deliveries/" + test + "/retry", null), 404, "not_found");
    }

    @Test
    void events_of_a_disabled_endpoint_are_replayed_once_it_is_enabled() {
        client.send("PATCH", path, "{\"isActive\":false}");
        webhooks.customer("a@example.com");
        webhooks.customer("b@example.com");
        client.post("/payments", PaymentLinksTest.LINK);
        server.deliverWebhooks();
        assertThat(webhooks.received(endpoint)).isEmpty();

        client.send("PATCH", path, "{\"isActive\":true}");
        Reply reply = client.post(path + "/replay", DAY);
        server.deliverWebhooks();

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.data().toString())
                .isEqualTo("{\"replayed\":2,\"from\":\"2026-01-15T00:00:00.000Z\",\"to\":\"2026-01-16T00:00:00.000Z\""
                        + ",\"object\":\"webhook_replay\",\"livemode\":false}");
        assertThat(webhooks.receivedIds(endpoint))
                .containsExactlyInAnyOrderElementsOf(MerchantClient.ids(client.get("/events?type=customer.created")));
    }

    @Test
    void replay_keeps_the_ids_and_bodies_of_events() {
        webhooks.customer("a@example.com");
        server.deliverWebhooks();
        server.clock.advance(Duration.ofHours(1));

        assertThat(client.post(path + "/replay", DAY).data().get("replayed").asInt())
                .isEqualTo(1);
        server.deliverWebhooks();

        assertThat(webhooks.received(endpoint)).hasSize(2);
        assertThat(webhooks.received(endpoint).get(1).body())
                .isEqualTo(webhooks.received(endpoint).get(0).body());
        assertThat(webhooks.received(endpoint).get(1).headers().get("webhook-timestamp"))
                .isNotEqualTo(webhooks.received(endpoint).get(0).headers().get("webhook-timestamp"));
    }

    @Test
    void replay_ends_before_its_end() {
        webhooks.customer("a@example.com");

        assertThat(replayed("2026-01-15T12:00:00.123Z", "2026-01-15T12:00:00.124Z"))
                .isEqualTo(1);
        assertThat(replayed("2026-01-15T11:00:00Z", "2026-01-15T12:00:00.123Z")).isZero();
        assertThat(replayed("2026-01-15T13:00:00.123+01:00", "2026-01-15T14:00:00+01:00"))
                .isEqualTo(1);
    }

    private int replayed(String from, String to) {
        Reply reply = client.post(path + "/replay", "{\"from\":\"%s\",\"to\":\"%s\"}".formatted(from, to));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.data().get("replayed").asInt();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        {}                                                                 | from,to
        {"from":null,"to":1}                                               | from,to
        {"from":"2026-01-15","to":"yesterday"}                             | from,to
        {"from":"2026-01-15T00:00:00Z","to":"2026-01-15T00:00:00Z"}        | to
        {"from":"2026-01-16T00:00:00Z","to":"2026-01-15T00:00:00Z"}        | to
        {"from":"2026-01-15T00:00:00Z","to":"2026-01-16T00:00:00Z","id":1} | id
        """)
    void all_violations_of_a_replay_are_reported(String body, String fields) {
        assertThat(MerchantClient.violatedFields(client.post(path + "/replay", body)))
                .containsExactly(fields.split(","));
    }

    @Test
    void previous_secret_signs_along_for_a_day_after_a_rotation() {
        Reply rotated = client.post(path + "/secret/rotate", null, KEY, "r");
        MerchantClient.assertReplayed(client.post(path + "/secret/rotate", null, KEY, "r"), rotated);

        JsonNode data = rotated.data();
        assertThat(rotated.status()).isEqualTo(200);
        assertThat(data.get("secretKey").asText()).startsWith("whsec_");
        assertThat(data.get("secretKey")).isNotEqualTo(endpoint.get("secretKey"));
        assertThat(data.get("previousSecretExpiresAt").asText()).isEqualTo("2026-01-16T12:00:00.123Z");
        assertThat(data.get("id")).isEqualTo(endpoint.get("id"));
        assertThat(client.get(path).body()).doesNotContain("secretKey", "previousSecretExpiresAt");

        webhooks.customer("a@example.com");
        server.deliverWebhooks();
        server.clock.advance(Duration.ofDays(1));
        webhooks.customer("b@example.com");
        server.deliverWebhooks();
        assertThat(webhooks.received(endpoint))
                .extracting(request -> signatures(request.headers().get("webhook-signature")))
                .containsExactly(2, 1);
    }

    @ParameterizedTest
    @CsvSource({"/test", "/secret/rotate"})
    void command_without_input_refuses_members(String command) {
        assertThat(MerchantClient.violatedFields(client.post(path + command, "{\"event\":\"x\"}")))
                .containsExactly("event");
        assertThat(MerchantClient.violatedFields(client.post(path + command + "?a=b", null)))
                .containsExactly("a");
    }
}
