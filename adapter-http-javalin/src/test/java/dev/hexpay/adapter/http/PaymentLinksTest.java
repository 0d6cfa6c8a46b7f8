package dev.hexpay.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hexpay.adapter.http.Client.Reply;
import dev.hexpay.application.port.out.Payments;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.tenant.ApiKey;
import dev.hexpay.domain.tenant.ApiKeySecret;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.testkit.Builders;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentLinksTest {
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

    static final String LINK = """
            {"amount":2500,"currency":"USD","description":"Design work"}""";

    private JsonNode open() {
        return client.post("/payments", LINK).data();
    }

    @Test
    void link_is_created_by_the_key_of_the_request() {
        PaymentId id = new PaymentId(open().get("id").asText());
        assertThat(server.store.payments().trace(client.scope(), id).map(Payments.Trace::createdBy))
                .isEqualTo(server.store
                        .apiKeys()
                        .findByHash(client.scope(), new ApiKeySecret(client.key()).hash())
                        .map(ApiKey::id));
    }

    @Test
    void new_link_has_the_published_keys_in_order_followed_by_ours() {
        Reply reply = client.post("/payments", LINK);

        assertThat(reply.status()).isEqualTo(201);
        List<String> keys = new ArrayList<>();
        reply.data().fieldNames().forEachRemaining(keys::add);
        assertThat(keys)
                .containsExactly(
                        "id",
                        "customerId",
                        "kind",
                        "status",
                        "provider",
                        "amountSubtotal",
                        "taxAmount",
                        "amountTotal",
                        "currency",
                        "description",
                        "metadata",
                        "url",
                        "expiresAt",
                        "createdAt",
                        "updatedAt",
                        "object",
                        "livemode",
                        "invoiceId",
                        "transactionId",
                        "failure",
                        "amountRefunded",
                        "card",
                        "cancelUrl",
                        "successUrl");
    }

    @Test
    void new_link_contains_the_requested_values() {
        Reply reply = client.post("/payments", """
                {"amount":2500,"currency":"USD","description":"Design work","successUrl":"https://shop.example/thanks",
                 "cancelUrl":"https://shop.example/cart","expiresAt":"2026-01-16T13:00:00.123456+01:00",
                 "metadata":{"order":"17","empty":""}}""");

        JsonNode link = reply.data();
        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.json().get("success").asBoolean()).isTrue();
        assertThat(link.get("id").asText()).startsWith("pay_");
        assertThat(link.get("kind").asText()).isEqualTo("link");
        assertThat(link.get("status").asText()).isEqualTo("pending");
        assertThat(link.get("provider").asText()).isEqualTo("commet");
        assertThat(link.get("amountSubtotal").asLong()).isEqualTo(2500);
        assertThat(link.get("taxAmount").asLong()).isZero();
        assertThat(link.get("amountTotal").asLong()).isEqualTo(2500);
        assertThat(link.get("currency").asText()).isEqualTo("usd");
        assertThat(link.get("url").asText()).startsWith(TestServer.PUBLIC_URL + "/pay/");
        assertThat(link.get("url").asText()).doesNotContain(link.get("id").asText());
        assertThat(link.get("expiresAt").asText()).isEqualTo("2026-01-16T12:00:00.123Z");
        assertThat(link.get("createdAt").asText()).isEqualTo("2026-01-15T12:00:00.123Z");
        assertThat(link.get("metadata").toString()).isEqualTo("{\"order\":\"17\",\"empty\":\"\"}");
        assertThat(link.get("livemode").asBoolean()).isFalse();
        assertThat(link.get("customerId").isNull()).isTrue();
        assertThat(link.get("failure").isNull()).isTrue();
    }

    @Test
    void omitted_and_null_fields_are_null() {
        JsonNode link = client.post("/payments", """
                        {"amount":2500,"currency":"usd","description":"x","metadata":null,"customerId":null,
                         "successUrl":null,"cancelUrl":null,"expiresAt":null}""").data();

        assertThat(link.get("metadata").isNull()).isTrue();
        assertThat(link.get("expiresAt").isNull()).isTrue();
        assertThat(link.get("invoiceId").isNull()).isTrue();
        assertThat(link.get("transactionId").isNull()).isTrue();
    }

    @Test
    void smallest_and_largest_amounts_are_stored_exactly() {
        for (long amount : new long[] {1, 9_007_199_254_740_991L}) {
            JsonNode link = client.post(
                            "/payments", "{\"amount\":" + amount + ",\"currency\":\"jpy\",\"description\":\"x\"}")
                    .data();
            assertThat(link.get("amountTotal").longValue()).isEqualTo(amount);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"25.0", "2.5e1", "250e-1"})
    void integer_amount_accepts_every_json_notation(String amount) {
        JsonNode link = client.post(
                        "/payments", "{\"amount\":" + amount + ",\"currency\":\"jpy\",\"description\":\"x\"}")
                .data();
        assertThat(link.get("amountSubtotal").longValue()).isEqualTo(25);
    }

    @Test
    void link_for_an_unknown_customer_is_not_found() {
        Reply reply = client.post("/payments", """
                {"amount":2500,"currency":"usd","description":"x","customerId":"unknown"}""");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.code()).isEqualTo("customer_not_found");
        assertThat(client.get("/payments").data()).isEmpty();
    }

    @Test
    void link_without_a_provider_for_the_mode_is_rejected() {
        Client live = server.client(Builders.anOrganization(), Mode.LIVE);

        Reply reply = live.post("/payments", LINK);

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.code()).isEqualTo("provider_unsupported");
    }

    @Test
    void created_link_is_read_back_with_and_without_prefix() {
        JsonNode created = open();

        Reply bare = client.get("/payments/" + created.get("id").asText());
        Reply prefixed = client.get("/api/v1/payments/" + created.get("id").asText());

        assertThat(bare.status()).isEqualTo(200);
        assertThat(bare.data()).isEqualTo(created);
        assertThat(prefixed.body()).isEqualTo(bare.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"pay_01KF0RDQKV0000000000000000", "pay_1", "cus_01KF0RDQKV0000000000000000", "charge", "a%2Fb"})
    void unknown_payment_is_not_found(String id) {
        Reply reply = client.get("/payments/" + id);

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.code()).isEqualTo("payment_not_found");
        assertThat(reply.error().get("type").asText()).isEqualTo("not_found_error");
    }

    @Test
    void payment_of_another_merchant_is_not_found() {
        String id = open().get("id").asText();
        Client other = server.merchant();

        assertThat(other.get("/payments/" + id).status()).isEqualTo(404);
        assertThat(other.post("/payments/" + id + "/cancel", "").status()).isEqualTo(404);
        assertThat(other.get("/payments").data()).isEmpty();
    }

    @Test
    void second_cancel_returns_the_same_result() {
        String id = open().get("id").asText();

        Reply first = client.post("/payments/" + id + "/cancel", "");
        Reply second = client.send("POST", "/payments/" + id + "/cancel", null);

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.data().get("status").asText()).isEqualTo("canceled");
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
    }

    @Test
    void charge_cannot_be_canceled() {
        Payment charge = Builders.aCharge().build();
        store(charge);

        Reply reply = client.post("/payments/" + charge.id().value() + "/cancel", "{}");

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.code()).isEqualTo("payment_not_cancelable");
        assertThat(reply.error().get("type").asText()).isEqualTo("conflict_error");
    }

    private void store(Payment payment) {
        server.store.payments().insert(client.scope(), payment);
    }
}
