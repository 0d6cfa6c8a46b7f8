package dev.hexpay.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.adapter.http.Client.Reply;
import dev.hexpay.testkit.Builders;
import dev.hexpay.testkit.TestCard;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyTest {
    static final String KEY = "Idempotency-Key";
    static final String CHARGE = """
            {"amount":1999,"currency":"eur","description":"Renewal","customerId":"user_1"}""";

    private static TestServer server;
    private Client client;

    @BeforeAll
    static void start() {
        server = new TestServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void merchant() {
        client = server.merchant();
    }

    static void assertReplayed(Reply again, Reply first) {
        assertThat(first.header("Idempotent-Replayed")).isNull();
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.status()).isEqualTo(first.status());
        assertThat(again.body()).isEqualTo(first.body());
    }

    @Test
    void same_request_takes_effect_once_and_returns_the_same_bytes() {
        Reply first = client.post("/payments", PaymentLinksTest.LINK, KEY, "k");
        Reply again = client.post("/payments", PaymentLinksTest.LINK, KEY, "k");

        assertThat(first.status()).isEqualTo(201);
        assertReplayed(again, first);
        assertThat(client.get("/payments").data()).hasSize(1);
    }

    @Test
    void stored_response_does_not_change_with_the_payment() {
        Reply first = client.post("/payments", PaymentLinksTest.LINK, KEY, "k");
        client.post("/payments/" + first.data().get("id").asText() + "/cancel", "");

        assertReplayed(client.post("/payments", PaymentLinksTest.LINK, KEY, "k"), first);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ \"currency\" : \"USD\", \"description\":\"Design work\", \"amount\":2500 }",
                "{\"amount\":2.5e3,\"currency\":\"USD\",\"description\":\"Design work\"}",
                "{\"amount\":2500.0,\"currency\":\"USD\",\"description\":\"Design\\u0020work\"}",
            })
    void equivalent_request_is_the_same_request(String body) {
        Reply first = client.post("/payments", PaymentLinksTest.LINK, KEY, "k");

        assertReplayed(client.post("/payments", body, KEY, "k"), first);
        assertReplayed(client.post("/api/v1/payments", body, KEY, "k"), first);
        assertReplayed(client.post("/payments/", body, KEY, "k"), first);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"amount\":2501,\"currency\":\"USD\",\"description\":\"Design work\"}",
                "{\"amount\":2500,\"currency\":\"usd\",\"description\":\"Design work\"}",
                "{\"amount\":2500,\"currency\":\"USD\",\"description\":\"Design work\",\"metadata\":{}}",
                "{\"amount\":2500,\"currency\":\"USD\",\"description\":\"Design work\",\"metadata\":null}",
            })
    void different_body_under_the_same_key_is_rejected(String body) {
        client.post("/payments", PaymentLinksTest.LINK, KEY, "k");

        assertMismatch(client.post("/payments", body, KEY, "k"));
        assertThat(client.get("/payments").data()).hasSize(1);
    }

    private static void assertMismatch(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(409);
        assertThat(reply.code()).isEqualTo("idempotency_key_mismatch");
        assertThat(reply.error().get("type").asText()).isEqualTo("conflict_error");
    }

    @Test
    void different_route_or_object_is_a_mismatch() {
        String first =
                client.post("/payments", PaymentLinksTest.LINK).data().get("id").asText();
        String second =
                client.post("/payments", PaymentLinksTest.LINK).data().get("id").asText();
        client.post("/payments/" + first + "/cancel", "", KEY, "k");

        assertMismatch(client.post("/payments/" + second + "/cancel", "", KEY, "k"));
        assertMismatch(client.post("/payments", PaymentLinksTest.LINK, KEY, "k"));
    }

    @Test
    void different_method_is_a_mismatch() {
        client.post("/customers", "{\"email\":\"a@example.com\",\"id\":\"user_2\"}");
        client.send("PUT", "/customers/user_2", "{\"fullName\":\"A\"}", KEY, "k");

        assertMismatch(client.send("PATCH", "/customers/user_2", "{\"fullName\":\"A\"}", KEY, "k"));
    }

    @Test
    void keys_are_separate_for_each_merchant() {
        client.post("/payments", PaymentLinksTest.LINK, KEY, "k");

        Reply other = server.merchant().post("/payments", PaymentLinksTest.LINK, KEY, "k");

        assertThat(other.status()).isEqualTo(201);
        assertThat(other.header("Idempotent-Replayed")).isNull();
    }

    @Test
    void permanent_error_is_replayed() {
        Reply first = client.post("/payments/charge", CHARGE, KEY, "k");
        server.customerWithCard(client);
        Reply again = client.post("/payments/charge", CHARGE, KEY, "k");

        assertThat(first.status()).isEqualTo(404);
        assertReplayed(again, first);
    }

    @Test
    void decline_is_replayed_and_not_charged_again() {
        server.customerWithCard(client, Builders.aCustomer().withExternalId("user_1"), TestCard.DECLINED);
        int before = server.providerCalls();

        Reply first = client.post("/payments/charge", CHARGE, KEY, "k");
        Reply again = client.post("/payments/charge", CHARGE, KEY, "k");

        assertThat(first.status()).isEqualTo(402);
        assertReplayed(again, first);
        assertThat(server.providerCalls()).isEqualTo(before + 1);
    }

    @Test
    void invalid_request_does_not_consume_its_key() {
        assertThat(client.post("/payments", "{}", KEY, "k").status()).isEqualTo(400);
        assertThat(client.post("/payments", "{{", KEY, "k").status()).isEqualTo(400);

        assertThat(client.post("/payments", PaymentLinksTest.LINK, KEY, "k").status())
                .isEqualTo(201);
    }

    @Test
    void created_api_key_is_replayed_with_its_secret() {
        Reply first = client.post("/api-keys", "{\"name\":\"CI\"}", KEY, "k");

        assertReplayed(client.post("/api-keys", "{\"name\":\"CI\"}", KEY, "k"), first);
        assertThat(client.get("/api-keys").data()).hasSize(2);
    }

    @Test
    void every_write_route_accepts_an_idempotency_key() {
        server.customerWithCard(client);
        String batch = "{\"customers\":[{\"email\":\"a@example.com\"},{}]}";

        assertReplayed(repeated("POST", "/customers", "{\"email\":\"a@example.com\"}"), last);
        assertReplayed(repeated("POST", "/customers/batch", batch), last);
        assertReplayed(repeated("PUT", "/customers/user_1", "{\"fullName\":\"A\"}"), last);
        assertReplayed(repeated("PATCH", "/customers/user_1", "{\"fullName\":\"B\"}"), last);
        assertReplayed(repeated("POST", "/payments/charge", CHARGE), last);
    }

    private Reply last;

    private Reply repeated(String method, String path, String body) {
        last = client.send(method, path, body, KEY, method + path);
        return client.send(method, path, body, KEY, method + path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words"})
    void malformed_key_is_rejected(String key) {
        assertInvalidKey(client.post("/payments", PaymentLinksTest.LINK, KEY, key));
    }

    @Test
    void too_long_key_is_rejected() {
        assertInvalidKey(client.post("/payments", PaymentLinksTest.LINK, KEY, "k".repeat(256)));
        assertThat(client.post("/payments", PaymentLinksTest.LINK, KEY, "k".repeat(255))
                        .status())
                .isEqualTo(201);
    }

    private static void assertInvalidKey(Reply reply) {
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.error().get("param").asText()).isEqualTo(KEY);
    }
}
