package dev.hexpay.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hexpay.adapter.http.Client.Reply;
import dev.hexpay.domain.customer.Card;
import dev.hexpay.domain.customer.PaymentMethod;
import dev.hexpay.domain.id.PaymentMethodId;
import dev.hexpay.testkit.Builders;
import dev.hexpay.testkit.TestCard;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentMethodsTest extends MerchantTestBed {
    private static final String CARDS = "/customers/user_1/payment-methods";

    private String first;

    @BeforeEach
    void findFirstCard() {
        first = MerchantClient.ids(client.get(CARDS)).get(0);
    }

    private String addCard() {
        PaymentMethod method = Builders.aMethod()
                .of(merchant.customer().id())
                .withReference(server.provider
                        .tokenize(client.scope(), TestCard.SUCCEEDS.details())
                        .reference())
                .withCard(new Card("mastercard", "4444", 1, 2031))
                .build();
        server.store.paymentMethods().insert(client.scope(), method);
        return method.id().value();
    }

    private static String card(String id, String shown) {
        return "{\"id\":\"" + id + "\"," + shown
                + ",\"createdAt\":\"2026-01-15T12:00:00.123Z\",\"object\":\"payment_method\",\"livemode\":false}";
    }

    private static String visa(String id, boolean isDefault) {
        return card(
                id,
                "\"brand\":\"visa\",\"last4\":\"4242\",\"expMonth\":12,\"expYear\":2030,\"isDefault\":" + isDefault);
    }

    private static String mastercard(String id, boolean isDefault) {
        return card(
                id,
                "\"brand\":\"mastercard\",\"last4\":\"4444\",\"expMonth\":1,\"expYear\":2031,\"isDefault\":"
                        + isDefault);
    }

    @Test
    void cards_are_listed_newest_first_by_either_customer_id() {
        String second = addCard();

        Reply reply = client.get(CARDS);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body())
                .isEqualTo("{\"success\":true,\"data\":[" + mastercard(second, false) + "," + visa(first, true)
                        + "],\"hasMore\":false}");
        assertThat(client.get("/api/v1/customers/" + merchant.customer().id().value() + "/payment-methods")
                        .body())
                .isEqualTo(reply.body());
    }

    @Test
    void cards_are_listed_in_pages() {
        String second = addCard();

        Reply page = client.get(CARDS + "?limit=1");
        Reply rest = client.get(
                CARDS + "?limit=1&cursor=" + page.json().get("nextCursor").asText());

        assertThat(MerchantClient.ids(page)).containsExactly(second);
        assertThat(MerchantClient.ids(rest)).containsExactly(first);
        assertThat(rest.json().has("nextCursor")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"limit=0, limit", "cursor=x, cursor"})
    void invalid_parameter_is_reported(String query, String field) {
        assertThat(MerchantClient.violatedFields(client.get(CARDS + "?" + query)))
                .containsExactly(field);
    }

    @Test
    void set_default_changes_the_default_card() {
        String second = addCard();

        Reply reply = client.post(CARDS + "/" + second + "/default", "");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo("{\"success\":true,\"data\":" + mastercard(second, true) + "}");
        assertThat(client.get(CARDS).data().findValuesAsText("isDefault")).containsExactly("true", "false");
        JsonNode customer = client.get("/customers/user_1").data();
        assertThat(customer.get("defaultPaymentMethod").get("id").asText()).isEqualTo(second);
        assertThat(client.post("/api/v1" + CARDS + "/" + second + "/default", "{}")
                        .body())
                .isEqualTo(reply.body());
    }

    @Test
    void set_default_with_the_same_key_is_replayed() {
        String path = CARDS + "/" + addCard() + "/default";

        Reply reply = client.post(path, "", KEY, "k");
        client.post(CARDS + "/" + first + "/default", "");

        MerchantClient.assertReplayed(client.post(path, "{}", KEY, "k"), reply);
        assertThat(client.get(CARDS).data().findValuesAsText("isDefault")).containsExactly("false", "true");
        MerchantClient.assertError(
                client.post(CARDS + "/" + first + "/default", "", KEY, "k"), 409, "idempotency_key_mismatch");
    }

    @Test
    void set_default_rejects_body_fields() {
        assertThat(MerchantClient.violatedFields(client.post(CARDS + "/" + first + "/default", "{\"default\":false}")))
                .containsExactly("default");
    }

    @Test
    void detached_card_is_removed_here_and_at_the_provider() {
        String second = addCard();
        String reference = server.store
                .paymentMethods()
                .find(client.scope(), new PaymentMethodId(second))
                .orElseThrow()
                .reference();
        assertThat(server.provider.hasCard(reference)).isTrue();

        Reply reply = client.send("DELETE", CARDS + "/" + second, null);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body())
                .isEqualTo("{\"success\":true,\"data\":{\"id\":\"" + second
                        + "\",\"deleted\":true,\"object\":\"payment_method\",\"livemode\":false}}");
        assertThat(MerchantClient.ids(client.get(CARDS))).containsExactly(first);
        assertThat(server.provider.hasCard(reference)).isFalse();
        MerchantClient.assertError(client.send("DELETE", CARDS + "/" + second, null), 404, "payment_method_not_found");
        MerchantClient.assertError(client.post(CARDS + "/" + second + "/default", ""), 404, "payment_method_not_found");
    }

    @Test
    void detached_default_leaves_no_default_and_charges_fail() {
        addCard();

        assertThat(client.send("DELETE", "/api/v1" + CARDS + "/" + first, null).status())
                .isEqualTo(200);

        assertThat(client.get("/customers/user_1")
                        .data()
                        .get("defaultPaymentMethod")
                        .isNull())
                .isTrue();
        assertThat(client.get(CARDS).data().findValuesAsText("isDefault")).containsExactly("false");
        MerchantClient.assertError(client.post("/payments/charge", """
                        {"amount":1,"currency":"eur","description":"x","customerId":"user_1"}"""), 404, "payment_method_not_found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pm_01KF0RDQKV0000000000000000", "txn_01KF0RDQKV0000000000000000", "x"})
    void unknown_card_is_not_found(String method) {
        assertNotFound(client, CARDS + "/" + method, "payment_method_not_found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cus_01KF0RDQKV0000000000000000", "unknown", "%20"})
    void unknown_customer_is_not_found(String customer) {
        MerchantClient.assertError(
                client.get("/customers/" + customer + "/payment-methods"), 404, "customer_not_found");
        assertNotFound(client, "/customers/" + customer + "/payment-methods/" + first, "customer_not_found");
    }

    @Test
    void card_of_another_customer_or_scope_is_not_found() {
        client.post("/customers", "{\"email\":\"bob@example.com\",\"id\":\"user_2\"}");

        assertNotFound(client, "/customers/user_2/payment-methods/" + first, "payment_method_not_found");
        for (Client other : List.of(server.merchant(), server.live(client))) {
            MerchantClient.assertError(other.get(CARDS), 404, "customer_not_found");
            assertNotFound(other, CARDS + "/" + first, "customer_not_found");
        }
        assertThat(MerchantClient.ids(client.get(CARDS))).containsExactly(first);
    }

    private static void assertNotFound(Client caller, String path, String code) {
        MerchantClient.assertError(caller.post(path + "/default", ""), 404, code);
        MerchantClient.assertError(caller.send("DELETE", path, null), 404, code);
    }

    @Test
    void every_route_requires_an_api_key_and_the_right_method() {
        for (Reply reply : List.of(
                client.get(CARDS, "x-api-key", "none"),
                client.post(CARDS + "/" + first + "/default", "", "x-api-key", "none"),
                client.send("DELETE", CARDS + "/" + first, null, "x-api-key", "none"))) {
            MerchantClient.assertError(reply, 401, "unauthorized");
        }
        for (Reply reply : List.of(
                client.post(CARDS, "{}"),
                client.get(CARDS + "/" + first),
                client.get(CARDS + "/" + first + "/default"))) {
            MerchantClient.assertError(reply, 405, "not_found");
        }
    }
}
