package dev.hexpay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hexpay.e2e.ApiClient.ApiResponse;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cards of a customer are listed, set as default, detached, and charged only while they are attached. */
@EachDatabase
class PaymentMethodsTest {
    private static final String MASTERCARD = "5555555555554444";

    private final TestDatabase database;
    private ControllableServer server;
    private ApiClient api;
    private String customer;
    private String cards;

    PaymentMethodsTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void start(@TempDir Path dataDir) {
        server = ControllableServer.start(database, dataDir);
        api = server.sandbox();
        customer = payWith(Payer.VISA);
        cards = "/customers/" + customer + "/payment-methods";
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String payWith(String card) {
        ApiResponse link = api.createLink(2500);
        Payer.from("US").pay(link.data().path("url").asText(), card);
        return api.get("/payments/" + link.id()).data().path("customerId").asText();
    }

    /** Pays a link that the merchant created for the customer. */
    private void payLinkForCustomerWith(String card) {
        ApiResponse link = api.post(
                "/payments",
                "{\"amount\":2500,\"currency\":\"eur\",\"description\":\"x\",\"customerId\":\"%s\"}"
                        .formatted(customer));
        Payer.from("US").pay(link.data().path("url").asText(), card);
    }

    private ApiResponse charge() {
        return api.post("/payments/charge", ApiClient.charge(customer, 500));
    }

    private ApiResponse detach(JsonNode card) {
        return api.send("DELETE", cards + "/" + card.path("id").asText(), null, Map.of());
    }

    private int updateEvents() {
        return Collections.frequency(server.events(), "payment_method.updated");
    }

    @Test
    void last_paying_card_is_the_default_until_another_is_chosen() {
        payLinkForCustomerWith(MASTERCARD);
        JsonNode listed = api.get(cards).data();
        assertThat(listed).hasSize(2);
        JsonNode mastercard = listed.get(0);
        JsonNode visa = listed.get(1);
        assertThat(mastercard.toString())
                .matches("\\{\"id\":\"pm_\\w+\",\"brand\":\"mastercard\",\"last4\":\"4444\",\"expMonth\":12,"
                        + "\"expYear\":2034,\"isDefault\":true,\"createdAt\":\"[^\"]+\","
                        + "\"object\":\"payment_method\",\"livemode\":false\\}");
        assertThat(visa.path("isDefault").asBoolean()).isFalse();
        int updatesBefore = updateEvents();

        ApiResponse chosen = api.post(cards + "/" + visa.path("id").asText() + "/default", "");

        assertThat(chosen.data().path("isDefault").asBoolean()).isTrue();
        assertThat(api.get("/customers/" + customer)
                        .data()
                        .at("/defaultPaymentMethod/last4")
                        .asText())
                .isEqualTo("4242");
        assertThat(updateEvents()).isEqualTo(updatesBefore + 1);
        api.post(cards + "/" + visa.path("id").asText() + "/default", "");
        assertThat(updateEvents()).isEqualTo(updatesBefore + 1);
    }

    @Test
    void detached_card_is_never_charged_again() {
        JsonNode visa = api.get(cards).data().get(0);
        assertThat(charge().status()).isEqualTo(201);

        ApiResponse detached = detach(visa);

        assertThat(detached.text())
                .isEqualTo("{\"success\":true,\"data\":{\"id\":\""
                        + visa.path("id").asText()
                        + "\",\"deleted\":true,\"object\":\"payment_method\",\"livemode\":false}}");
        assertThat(api.get(cards).data()).isEmpty();
        assertThat(api.get("/customers/" + customer)
                        .data()
                        .path("defaultPaymentMethod")
                        .isNull())
                .isTrue();
        ApiResponse rejected = charge();
        assertThat(rejected.status()).isEqualTo(404);
        assertThat(rejected.code()).isEqualTo("payment_method_not_found");
        assertThat(detach(visa).code()).isEqualTo("payment_method_not_found");
        assertThat(server.events()).startsWith("payment_method.updated");
        assertThat(payWith(MASTERCARD)).isEqualTo(customer);
        assertThat(charge().status()).isEqualTo(201);
    }

    @Test
    void card_of_an_open_link_never_replaces_the_default() {
        assertThat(payWith(MASTERCARD)).isEqualTo(customer);

        assertThat(api.get(cards).data()).hasSize(2);
        assertThat(api.get("/customers/" + customer)
                        .data()
                        .at("/defaultPaymentMethod/last4")
                        .asText())
                .isEqualTo("4242");
        assertThat(server.events()).doesNotContain("payment_method.updated");
    }

    @Test
    void charge_can_name_a_card_that_is_not_the_default() {
        JsonNode visa = api.get(cards).data().get(0);
        payLinkForCustomerWith(MASTERCARD);

        ApiResponse charged = chargeCard(visa);

        assertThat(charged.status()).isEqualTo(201);
        detach(visa);
        ApiResponse rejected = chargeCard(visa);
        assertThat(rejected.status()).isEqualTo(404);
        assertThat(rejected.code()).isEqualTo("payment_method_not_found");
        assertThat(charge().status()).isEqualTo(201);
    }

    private ApiResponse chargeCard(JsonNode card) {
        return api.post(
                "/payments/charge",
                "{\"customerId\":\"%s\",\"paymentMethodId\":\"%s\",\"amount\":500,\"currency\":\"eur\",\"description\":\"x\"}"
                        .formatted(customer, card.path("id").asText()));
    }
}
