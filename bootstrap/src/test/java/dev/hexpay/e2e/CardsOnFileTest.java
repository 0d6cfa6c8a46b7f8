package dev.hexpay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hexpay.e2e.Api.Answer;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cards of a customer: listed, chosen, taken away, and charged only while they are there. */
class CardsOnFileTest {
    @Nested
    class OnH2 extends Scenarios {
        OnH2() {
            super(TestDatabase.H2);
        }
    }

    @Nested
    class OnPostgresql extends Scenarios {
        OnPostgresql() {
            super(TestDatabase.POSTGRESQL);
        }
    }

    abstract static class Scenarios {
        private static final String MASTERCARD = "5555555555554444";

        private final TestDatabase database;
        private SteeredServer server;
        private Api api;
        private String customer;
        private String cards;

        Scenarios(TestDatabase database) {
            this.database = database;
        }

        @BeforeEach
        void start(@TempDir Path dataDir) {
            server = SteeredServer.start(database, dataDir);
            api = server.sandbox();
            customer = payWith(Payer.VISA);
            cards = "/customers/" + customer + "/payment-methods";
        }

        @AfterEach
        void stop() {
            server.close();
        }

        private String payWith(String card) {
            Answer link = api.link(2500);
            Payer.from("US").pay(link.data().path("url").asText(), card);
            return api.get("/payments/" + link.id()).data().path("customerId").asText();
        }

        private Answer charge() {
            return api.post("/payments/charge", Api.charge(customer, 500));
        }

        private Answer detach(JsonNode card) {
            return api.send("DELETE", cards + "/" + card.path("id").asText(), null, Map.of());
        }

        private int replacements() {
            return Collections.frequency(server.events(), "payment_method.updated");
        }

        @Test
        void the_card_of_the_last_payment_is_the_default_until_another_is_chosen() {
            assertThat(payWith(MASTERCARD)).isEqualTo(customer);
            JsonNode listed = api.get(cards).data();
            assertThat(listed).hasSize(2);
            JsonNode mastercard = listed.get(0);
            JsonNode visa = listed.get(1);
            assertThat(mastercard.toString())
                    .matches("\\{\"id\":\"pm_\\w+\",\"brand\":\"mastercard\",\"last4\":\"4444\",\"expMonth\":12,"
                            + "\"expYear\":2034,\"isDefault\":true,\"createdAt\":\"[^\"]+\","
                            + "\"object\":\"payment_method\",\"livemode\":false\\}");
            assertThat(visa.path("isDefault").asBoolean()).isFalse();
            int replaced = replacements();

            Answer chosen = api.post(cards + "/" + visa.path("id").asText() + "/default", "");

            assertThat(chosen.data().path("isDefault").asBoolean()).isTrue();
            assertThat(api.get("/customers/" + customer)
                            .data()
                            .at("/defaultPaymentMethod/last4")
                            .asText())
                    .isEqualTo("4242");
            assertThat(replacements()).isEqualTo(replaced + 1);
            api.post(cards + "/" + visa.path("id").asText() + "/default", "");
            assertThat(replacements()).isEqualTo(replaced + 1);
        }

        @Test
        void a_card_that_is_taken_away_is_never_charged_again() {
            JsonNode visa = api.get(cards).data().get(0);
            assertThat(charge().status()).isEqualTo(201);

            Answer gone = detach(visa);

            assertThat(gone.text())
                    .isEqualTo("{\"success\":true,\"data\":{\"id\":\""
                            + visa.path("id").asText()
                            + "\",\"deleted\":true,\"object\":\"payment_method\",\"livemode\":false}}");
            assertThat(api.get(cards).data()).isEmpty();
            assertThat(api.get("/customers/" + customer)
                            .data()
                            .path("defaultPaymentMethod")
                            .isNull())
                    .isTrue();
            Answer refused = charge();
            assertThat(refused.status()).isEqualTo(404);
            assertThat(refused.code()).isEqualTo("payment_method_not_found");
            assertThat(detach(visa).code()).isEqualTo("payment_method_not_found");
            assertThat(server.events()).startsWith("payment_method.updated");
            assertThat(payWith(MASTERCARD)).isEqualTo(customer);
            assertThat(charge().status()).isEqualTo(201);
        }

        @Test
        void a_charge_may_name_a_card_that_is_not_the_default() {
            JsonNode visa = api.get(cards).data().get(0);
            payWith(MASTERCARD);

            Answer charged = chargeBy(visa);

            assertThat(charged.status()).isEqualTo(201);
            detach(visa);
            Answer refused = chargeBy(visa);
            assertThat(refused.status()).isEqualTo(404);
            assertThat(refused.code()).isEqualTo("payment_method_not_found");
            assertThat(charge().status()).isEqualTo(201);
        }

        private Answer chargeBy(JsonNode card) {
            return api.post(
                    "/payments/charge",
                    "{\"customerId\":\"%s\",\"paymentMethodId\":\"%s\",\"amount\":500,\"currency\":\"eur\",\"description\":\"x\"}"
                            .formatted(customer, card.path("id").asText()));
        }
    }
}
