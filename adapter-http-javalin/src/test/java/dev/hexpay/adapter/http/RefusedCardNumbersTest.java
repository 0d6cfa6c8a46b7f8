package dev.hexpay.adapter.http;

import static dev.hexpay.adapter.http.MerchantClient.violatedFields;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.adapter.http.Client.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Card numbers in the fields in which a merchant forwards what a payer has typed. */
class RefusedCardNumbersTest extends MerchantTestBed {
    private static final String NUMBER = "5555.{0,3}5555";
    private static final String LINK = "{\"amount\":100,\"currency\":\"eur\",";
    private static final String CHARGE =
            "{\"amount\":100,\"currency\":\"eur\",\"customerId\":\"user_1\",\"description\":\"Renewal\",";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        "description":"Paid by 5555/5555/5555/4444"                        | description
        "description":"Tea","metadata":{"note":"5555_5555_5555_4444"}      | metadata.note
        "description":"Tea","metadata":{"note":"x5555x5555x5555x4444"}     | metadata.note
        "description":"Tea","metadata":{"5555555555554444":"note"}         | metadata
        "description":"Tea","metadata":{"5555 5555 5555 4444":1}           | [card number removed]
        "description":"Tea","5555555555554444":"note"                      | [card number removed]
        """)
    void card_number_in_a_link_is_refused_and_stored_nowhere(String members, String field) {
        assertRefused("/payments", LINK + members + "}", field);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        "metadata":{"note":"5555·5555·5555·4444"}                          | metadata.note
        "metadata":{"card":"5555, 5555, 5555, 4444"}                       | metadata.card
        """)
    void card_number_in_a_charge_is_refused_and_stored_nowhere(String members, String field) {
        assertRefused("/payments/charge", CHARGE + members + "}", field);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        /customers | {"email":"a@b.example","fullName":"Ada 5555:5555:5555:4444"}                | fullName
        /customers | {"email":"a@b.example","metadata":{"card":"5555555555554444"}}              | metadata.card
        /customers | {"email":"5555555555554444@b.example"}                                      | email
        /api-keys  | {"name":"Key 5555*5555*5555*4444"}                                          | name
        """)
    void card_number_of_a_customer_or_key_is_refused_and_stored_nowhere(String path, String body, String field) {
        assertRefused(path, body, field);
    }

    @Test
    void card_number_in_the_reason_of_a_refund_is_refused_and_stored_nowhere() {
        String transaction = merchant.chargedTransaction(25_00);

        assertRefused("/transactions/" + transaction + "/refund", "{\"reason\":\"to 5555+5555+5555+4444\"}", "reason");
        assertThat(client.get("/refunds").data()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Order 4711 of 2026-11-28, 12:30:15",
                "Hotel 4.1.2026 - 14.1.2029",
                "Call +49 1512 3456787",
                "503-1234567-1234562",
                "b3a1f0de-4c5d-4e6f-8a9b-0c1d2e3f4a5b",
                "DE65 4242 4242 4242 4242 00",
            })
    void honest_text_is_accepted_and_kept(String text) {
        Reply created = client.post(
                "/payments", LINK + "\"description\":\"" + text + "\",\"metadata\":{\"note\":\"" + text + "\"}}");

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.data().get("description").asText()).isEqualTo(text);
        assertThat(created.data().at("/metadata/note").asText()).isEqualTo(text);
    }

    /** Refused, also when it is repeated under its key: the response that is stored does not have the number. */
    private void assertRefused(String path, String body, String field) {
        for (int i = 0; i < 2; i++) {
            Reply refused = client.post(path, body, "Idempotency-Key", "once");
            assertThat(violatedFields(refused)).containsExactly(field);
            assertThat(refused.code()).isEqualTo("validation_error");
            assertThat(refused.body()).doesNotContainPattern(NUMBER);
        }
        assertThat(client.get("/payments").body()
                        + client.get("/customers").body()
                        + client.get("/api-keys").body())
                .doesNotContainPattern(NUMBER);
    }
}
