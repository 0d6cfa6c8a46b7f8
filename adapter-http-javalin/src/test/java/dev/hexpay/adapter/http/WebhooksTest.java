package dev.hexpay.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hexpay.adapter.http.Client.Reply;
import dev.hexpay.domain.webhook.EventName;
import dev.hexpay.domain.webhook.WebhookEndpoint;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Webhook endpoints: their members, their validation, and their secret. */
class WebhooksTest extends MerchantTestBed {
    private static final String BARE = "2026-07-24";
    private static final String VALID = """
            {"url":"http://localhost:9000/hook","events":["payment.received"]}""";

    private WebhookMerchant webhooks;

    @BeforeEach
    void createWebhookMerchant() {
        webhooks = new WebhookMerchant(server, client);
    }

    private Reply update(JsonNode endpoint, String body) {
        return client.send("PATCH", WebhookMerchant.path(endpoint), body);
    }

    private JsonNode read(JsonNode endpoint) {
        return client.get(WebhookMerchant.path(endpoint)).data();
    }

    @Test
    void created_endpoint_has_the_published_members_in_order() {
        Reply reply = client.post("/webhooks", """
                {"url":"http://localhost:9000/a?b=c","events":["payment.received","quota.exceeded","payment.received"],
                 "description":"Fulfilment","apiVersion":"2026-07-24"}""");

        JsonNode created = reply.data();
        String id = created.get("id").asText();
        String members = "{\"id\":\"" + id + "\",\"object\":\"webhook\",\"livemode\":false"
                + ",\"url\":\"http://localhost:9000/a?b=c\",\"events\":[\"payment.received\",\"quota.exceeded\"]"
                + ",\"description\":\"Fulfilment\",\"isActive\":true,\"apiVersion\":\"2026-07-24\""
                + ",\"createdAt\":\"2026-01-15T12:00:00.123Z\",\"disabledReason\":null,\"disabledAt\":null";
        assertThat(reply.status()).isEqualTo(201);
        assertThat(id).matches("whe_[0-9A-Z]{26}");
        assertThat(created.get("secretKey").asText()).matches("whsec_[A-Za-z0-9+/]{43}=");
        assertThat(reply.body())
                .isEqualTo(
                        "{\"success\":true,\"data\":" + members + ",\"secretKey\":" + created.get("secretKey") + "}}");
        assertThat(reply.header("Location")).isEqualTo(TestServer.PUBLIC_URL + "/webhooks/" + id);
        assertThat(client.get("/webhooks/" + id).body()).isEqualTo("{\"success\":true,\"data\":" + members + "}}");
        assertThat(client.get("/api/v1/webhooks/" + id, "Commet-Version", BARE).body())
                .isEqualTo(members + "}");
        assertThat(client.get("/webhooks").body())
                .isEqualTo("{\"success\":true,\"data\":[" + members + "}],\"hasMore\":false}");
    }

    @Test
    void members_that_are_left_out_are_null() {
        JsonNode created = client.post("/webhooks", VALID).data();

        assertThat(created.get("description").isNull()).isTrue();
        assertThat(created.get("apiVersion").isNull()).isTrue();
    }

    @Test
    void every_published_event_name_is_accepted() {
        List<String> names = EventName.PUBLISHED.stream().sorted().toList();
        JsonNode created = webhooks.endpoint(names.toArray(String[]::new));

        assertThat(created.get("events")).hasSize(56).map(JsonNode::asText).isEqualTo(names);
    }

    @Test
    void endpoints_are_listed_newest_first_in_pages() {
        JsonNode first = webhooks.endpoint("payment.received");
        server.clock.advance(Duration.ofMillis(1));
        JsonNode second = webhooks.endpoint("payment.received");
        server.clock.advance(Duration.ofMillis(1));
        JsonNode third = webhooks.endpoint("payment.received");

        Reply page = client.get("/webhooks?limit=2");
        Reply rest = client.get(
                "/webhooks?limit=2&cursor=" + page.json().get("nextCursor").asText());

        assertThat(MerchantClient.ids(page))
                .containsExactly(third.get("id").asText(), second.get("id").asText());
        assertThat(MerchantClient.ids(rest)).containsExactly(first.get("id").asText());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        {}                                                            | url,events
        {"url":null,"events":null}                                    | url,events
        {"url":"ftp://a.example","events":[]}                         | url,events
        {"url":"https://user@a.example","events":"payment.received"}  | url,events
        {"url":"/hook","events":["payment.received","x",7,null]}      | url,events.1,events.2,events.3
        {"url":7,"events":["payment.*"]}                              | url,events.0
        {"url":"https://a.example","events":["payment.received"],"description":"","apiVersion":"1"} | description,apiVersion
        {"url":"https://a.example","events":["payment.received"],"apiVersion":"2026-02-30"}         | apiVersion
        {"url":"https://a.example","events":["payment.received"],"apiVersion":"+12026-1-1"}         | apiVersion
        {"url":"https://a.example","events":["payment.received"],"apiVersion":20260711}             | apiVersion
        {"url":"https://a.example","events":["payment.received"],"isActive":true,"secretKey":"x"}   | isActive,secretKey
        """)
    void all_violations_of_a_new_endpoint_are_reported(String body, String fields) {
        assertThat(MerchantClient.violatedFields(client.post("/webhooks", body)))
                .containsExactly(fields.split(","));
        assertThat(MerchantClient.ids(client.get("/webhooks"))).isEmpty();
    }

    @Test
    void bounds_of_new_endpoints_are_checked() {
        String url = "https://a.example/" + "x".repeat(2048);
        String events = "\"payment.received\",".repeat(57);
        Reply reply = client.post(
                "/webhooks",
                "{\"url\":\"%s\",\"events\":[%s],\"description\":\"%s\"}"
                        .formatted(url, events.substring(0, events.length() - 1), "x".repeat(501)));

        assertThat(MerchantClient.violatedFields(reply)).containsExactly("url", "events", "description");
        assertThat(reply.error().get("details").get(1).get("message").asText())
                .isEqualTo("must be a list of 1 to 56 entries");
    }

    @Test
    void unknown_event_is_reported_with_its_position() {
        Reply reply = client.post("/webhooks", """
                {"url":"https://a.example","events":["payment.received","payment.paid"]}""");

        assertThat(reply.error().get("details").toString())
                .isEqualTo("[{\"field\":\"events.1\",\"message\":\"must be the name of an event\"}]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "cursor=x", "isActive=true"})
    void invalid_parameter_is_reported(String query) {
        assertThat(MerchantClient.violatedFields(client.get("/webhooks?" + query)))
                .containsExactly(query.substring(0, query.indexOf('=')));
    }

    @Test
    void live_endpoint_requires_https() {
        Client live = server.live(client);

        assertThat(MerchantClient.violatedFields(live.post("/webhooks", VALID))).containsExactly("url");
        JsonNode created =
                live.post("/webhooks", VALID.replace("http:", "https:")).data();
        assertThat(created.get("livemode").asBoolean()).isTrue();
        assertThat(MerchantClient.violatedFields(
                        live.send("PATCH", WebhookMerchant.path(created), "{\"url\":\"http://a.example\"}")))
                .containsExactly("url");
    }

    @Test
    void seventeenth_endpoint_of_a_scope_is_refused() {
        for (int i = 0; i < WebhookEndpoint.MAX_PER_SCOPE; i++) {
            webhooks.endpoint("payment.received");
        }

        Reply refused = client.post("/webhooks", VALID);

        assertThat(MerchantClient.violatedFields(refused)).containsExactly("url");
        assertThat(refused.error().get("message").asText()).contains("there are 16 webhook endpoints");
        assertThat(server.live(client)
                        .post("/webhooks", VALID.replace("http:", "https:"))
                        .status())
                .isEqualTo(201);
        client.send(
                "DELETE",
                "/webhooks/" + MerchantClient.ids(client.get("/webhooks")).get(0),
                null);
        assertThat(client.post("/webhooks", VALID).status()).isEqualTo(201);
    }

    @Test
    void repeated_creation_gets_the_same_endpoint_and_secret() {
        Reply first = client.post("/webhooks", VALID, KEY, "k");
        Reply again = client.post("/webhooks", VALID, KEY, "k");

        MerchantClient.assertReplayed(again, first);
        assertThat(again.data().get("secretKey").asText()).startsWith("whsec_");
        assertThat(MerchantClient.ids(client.get("/webhooks"))).hasSize(1);
    }

    @Test
    void secret_is_shown_by_the_creation_alone() {
        JsonNode created = webhooks.endpoint("customer.created");
        String path = WebhookMerchant.path(created);
        webhooks.customer("a@example.com");
        server.deliverWebhooks();

        List<Reply> others = List.of(
                client.get(path),
                client.get("/webhooks"),
                update(created, "{\"description\":\"x\"}"),
                client.send("PUT", path, "{\"isActive\":true}"),
                client.post(path + "/test", null),
                client.get(path + "/deliveries"),
                client.get("/events"),
                client.send("DELETE", path, null));

        for (Reply reply : others) {
            assertThat(reply.status()).as(reply.body()).isEqualTo(200);
            assertThat(reply.body())
                    .doesNotContain(
                            "secretKey", "whsec_", created.get("secretKey").asText());
        }
    }

    @Test
    void update_changes_what_is_sent_and_nothing_else() {
        JsonNode created = client.post("/webhooks", """
                {"url":"http://localhost:9000/a","events":["payment.received"],"description":"A","apiVersion":"2026-07-24"}""").data();

        JsonNode described = update(created, "{\"description\":\"B\"}").data();
        assertThat(described.get("description").asText()).isEqualTo("B");
        assertThat(described.get("url")).isEqualTo(created.get("url"));
        assertThat(described.get("events")).isEqualTo(created.get("events"));
        assertThat(described.get("apiVersion")).isEqualTo(created.get("apiVersion"));

        JsonNode changed = update(created, """
                {"url":"http://localhost:9000/b","events":["customer.created","payment.failed"],"apiVersion":null,
                 "description":null}""").data();
        assertThat(changed.get("url").asText()).isEqualTo("http://localhost:9000/b");
        assertThat(changed.get("events").toString()).isEqualTo("[\"customer.created\",\"payment.failed\"]");
        assertThat(changed.get("apiVersion").isNull()).isTrue();
        assertThat(changed.get("description").isNull()).isTrue();
        assertThat(read(created)).isEqualTo(changed);
        assertThat(update(created, "{}").data()).isEqualTo(changed);
    }

    @Test
    void disabled_endpoint_says_why_and_since_when() {
        JsonNode created = webhooks.endpoint("payment.received");
        server.clock.advance(Duration.ofSeconds(1));

        JsonNode disabled = update(created, "{\"isActive\":false}").data();

        assertThat(disabled.get("isActive").asBoolean()).isFalse();
        assertThat(disabled.get("disabledReason").asText()).isEqualTo("requested");
        assertThat(disabled.get("disabledAt").asText()).isEqualTo("2026-01-15T12:00:01.123Z");
        JsonNode enabled = update(created, "{\"isActive\":true}").data();
        assertThat(enabled.get("isActive").asBoolean()).isTrue();
        assertThat(enabled.get("disabledReason").isNull()).isTrue();
        assertThat(enabled.get("disabledAt").isNull()).isTrue();
    }

    @Test
    void endpoint_that_is_gone_is_disabled() {
        JsonNode created = webhooks.endpoint("customer.created");
        server.receiver.answer(410);
        webhooks.customer("a@example.com");
        server.deliverWebhooks();

        assertThat(read(created).get("disabledReason").asText()).isEqualTo("gone");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        {"url":null,"events":null,"isActive":null}          | url,events,isActive
        {"events":[],"isActive":"yes","apiVersion":"soon"}  | events,apiVersion,isActive
        {"events":{},"isActive":1,"description":7}          | events,description,isActive
        {"events":["payment.received","x"],"active":true}   | events.1,active
        {"secretKey":"x","id":"y"}                          | secretKey,id
        """)
    void all_violations_of_an_update_are_reported(String body, String fields) {
        JsonNode created = webhooks.endpoint("payment.received");

        assertThat(MerchantClient.violatedFields(update(created, body))).containsExactly(fields.split(","));
        assertThat(read(created).get("isActive").asBoolean()).isTrue();
    }

    @Test
    void deleted_endpoint_is_not_found() {
        JsonNode created = webhooks.endpoint("payment.received");

        Reply deleted = client.send("DELETE", WebhookMerchant.path(created), null);

        assertThat(deleted.status()).isEqualTo(200);
        assertThat(deleted.data().toString())
                .isEqualTo("{\"id\":" + created.get("id") + ",\"deleted\":true,\"object\":\"webhook\""
                        + ",\"livemode\":false}");
        assertNotFound(client, created.get("id").asText());
    }

    @Test
    void endpoint_of_another_scope_is_not_found() {
        String id = webhooks.endpoint("payment.received").get("id").asText();

        for (Client other : List.of(server.live(client), server.merchant())) {
            assertNotFound(other, id);
            assertThat(MerchantClient.ids(other.get("/webhooks"))).isEmpty();
        }
        for (String unknown : List.of("whe_01KF0RDQKV0000000000000000", "whe_1", id.replace("whe_", "pay_"))) {
            assertNotFound(client, unknown);
        }
        assertThat(client.get("/webhooks/" + id).status()).isEqualTo(200);
    }

    private static void assertNotFound(Client client, String id) {
        String path = "/webhooks/" + id;
        String delivery = "/deliveries/dlv_01KF0RDQKV0000000000000000/retry";
        for (Reply reply : List.of(
                client.get(path),
                client.send("PATCH", path, "{\"isActive\":false}"),
                client.send("PUT", path, "{\"isActive\":false}"),
                client.send("DELETE", path, null),
                client.post(path + "/test", null),
                client.post(path + "/secret/rotate", null),
                client.get(path + "/deliveries"),
                client.get(path + "/deliveries?eventId=x"),
                client.post(path + delivery, null),
                client.post(path + "/replay", "{\"from\":\"2026-01-15T00:00:00Z\",\"to\":\"2026-01-16T00:00:00Z\"}"))) {
            MerchantClient.assertError(reply, 404, "webhook_not_found");
        }
    }
}
