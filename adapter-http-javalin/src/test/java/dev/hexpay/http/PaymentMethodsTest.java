package dev.hexpay.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hexpay.domain.customer.Card;
import dev.hexpay.domain.customer.PaymentMethod;
import dev.hexpay.http.Client.Reply;
import dev.hexpay.testkit.Builders;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentMethodsTest {
    private static final String KEY = "Idempotency-Key";
    private static final String CARDS = "/customers/user_1/payment-methods";

    private static TestServer server;
    private Till till;
    private Client client;
    private String first;

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
        till = Till.at(server);
        client = till.client();
        first = Till.ids(client.get(CARDS)).get(0);
    }

    private String another() {
        PaymentMethod method = Builders.aMethod()
                .of(till.customer().id())
                .referredToAs("vault_" + System.identityHashCode(this))
                .showing(new Card("mastercard", "4444", 1, 2031))
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
    void cards_are_listed_newest_first_by_either_id_of_their_customer() {
        String second = another();

        Reply reply = client.get(CARDS);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body())
                .isEqualTo("{\"success\":true,\"data\":[" + mastercard(second, false) + "," + visa(first, true)
                        + "],\"hasMore\":false}");
        assertThat(client.get("/api/v1/customers/" + till.customer().id().value() + "/payment-methods")
                        .body())
                .isEqualTo(reply.body());
    }

    @Test
    void cards_come_in_pages() {
        String second = another();

        Reply page = client.get(CARDS + "?limit=1");
        Reply rest = client.get(
                CARDS + "?limit=1&cursor=" + page.json().get("nextCursor").asText());

        assertThat(Till.ids(page)).containsExactly(second);
        assertThat(Till.ids(rest)).containsExactly(first);
        assertThat(rest.json().has("nextCursor")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"limit=0, limit", "cursor=x, cursor"})
    void a_wrong_parameter_is_named(String query, String field) {
        assertThat(Till.fields(client.get(CARDS + "?" + query))).containsExactly(field);
    }

    @Test
    void another_card_is_charged_from_now_on() {
        String second = another();

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
    void a_choice_under_a_key_is_made_once_and_repeated() {
        String choice = CARDS + "/" + another() + "/default";

        Reply reply = client.post(choice, "", KEY, "k");
        client.post(CARDS + "/" + first + "/default", "");

        Till.assertReplayed(client.post(choice, "{}", KEY, "k"), reply);
        assertThat(client.get(CARDS).data().findValuesAsText("isDefault")).containsExactly("false", "true");
        Till.assertRefused(
                client.post(CARDS + "/" + first + "/default", "", KEY, "k"), 409, "idempotency_key_mismatch");
    }

    @Test
    void a_choice_has_nothing_to_say() {
        assertThat(Till.fields(client.post(CARDS + "/" + first + "/default", "{\"default\":false}")))
                .containsExactly("default");
    }

    @Test
    void a_detached_card_is_gone_here_and_at_the_provider() {
        String second = another();

        Reply reply = client.send("DELETE", CARDS + "/" + second, null);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body())
                .isEqualTo("{\"success\":true,\"data\":{\"id\":\"" + second
                        + "\",\"deleted\":true,\"object\":\"payment_method\",\"livemode\":false}}");
        assertThat(Till.ids(client.get(CARDS))).containsExactly(first);
        assertThat(server.provider.forgotten()).contains("vault_" + System.identityHashCode(this));
        Till.assertRefused(client.send("DELETE", CARDS + "/" + second, null), 404, "payment_method_not_found");
        Till.assertRefused(client.post(CARDS + "/" + second + "/default", ""), 404, "payment_method_not_found");
    }

    @Test
    void a_customer_whose_default_is_detached_has_none_and_cannot_be_charged() {
        another();

        assertThat(client.send("DELETE", "/api/v1" + CARDS + "/" + first, null).status())
                .isEqualTo(200);

        assertThat(client.get("/customers/user_1")
                        .data()
                        .get("defaultPaymentMethod")
                        .isNull())
                .isTrue();
        assertThat(client.get(CARDS).data().findValuesAsText("isDefault")).containsExactly("false");
        Till.assertRefused(client.post("/payments/charge", """
                        {"amount":1,"currency":"eur","description":"x","customerId":"user_1"}"""), 404, "payment_method_not_found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pm_01KF0RDQKV0000000000000000", "txn_01KF0RDQKV0000000000000000", "x"})
    void a_card_that_is_not_there_is_not_found(String method) {
        assertNotFound(client, CARDS + "/" + method, "payment_method_not_found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cus_01KF0RDQKV0000000000000000", "nobody", "%20"})
    void a_customer_who_is_not_there_is_not_found(String customer) {
        Till.assertRefused(client.get("/customers/" + customer + "/payment-methods"), 404, "customer_not_found");
        assertNotFound(client, "/customers/" + customer + "/payment-methods/" + first, "customer_not_found");
    }

    @Test
    void a_card_of_another_customer_or_of_somebody_else_does_not_exist() {
        client.post("/customers", "{\"email\":\"bob@example.com\",\"id\":\"user_2\"}");

        assertNotFound(client, "/customers/user_2/payment-methods/" + first, "payment_method_not_found");
        for (Client other : List.of(server.merchant(), server.live(client))) {
            Till.assertRefused(other.get(CARDS), 404, "customer_not_found");
            assertNotFound(other, CARDS + "/" + first, "customer_not_found");
        }
        assertThat(Till.ids(client.get(CARDS))).containsExactly(first);
    }

    private static void assertNotFound(Client caller, String path, String code) {
        Till.assertRefused(caller.post(path + "/default", ""), 404, code);
        Till.assertRefused(caller.send("DELETE", path, null), 404, code);
    }

    @Test
    void every_route_wants_a_key_and_its_own_method() {
        for (Reply reply : List.of(
                client.get(CARDS, "x-api-key", "none"),
                client.post(CARDS + "/" + first + "/default", "", "x-api-key", "none"),
                client.send("DELETE", CARDS + "/" + first, null, "x-api-key", "none"))) {
            Till.assertRefused(reply, 401, "unauthorized");
        }
        for (Reply reply : List.of(
                client.post(CARDS, "{}"),
                client.get(CARDS + "/" + first),
                client.get(CARDS + "/" + first + "/default"))) {
            Till.assertRefused(reply, 405, "not_found");
        }
    }
}
