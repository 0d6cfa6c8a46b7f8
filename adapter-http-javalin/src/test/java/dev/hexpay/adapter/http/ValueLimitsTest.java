package dev.hexpay.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.adapter.http.Client.Reply;
import dev.hexpay.domain.money.Money;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that are valid alone, or valid JSON, and still out of bounds: always a violation, never an error of ours. */
class ValueLimitsTest {
    private static final String BATCH = "{\"customers\":[{\"email\":\"ada@example.com\",\"age\":%s}]}";

    private static TestServer server;
    private final Client client = server.merchant();

    @BeforeAll
    static void start() {
        server = new TestServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static void assertViolation(Reply reply, String field, String message) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo("validation_error");
        assertThat(reply.error().get("details")).hasSize(1);
        assertThat(reply.error().get("details").get(0).get("field").asText()).isEqualTo(field);
        assertThat(reply.error().get("details").get(0).get("message").asText()).startsWith(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1e2147483648", "-1e2147483648", "1e-2147483648", "1e99999999999999999999", "10e2147483647"})
    void amount_with_an_extreme_exponent_is_rejected(String amount) {
        Reply reply =
                client.post("/payments", "{\"amount\":" + amount + ",\"currency\":\"usd\",\"description\":\"x\"}");

        assertViolation(reply, "amount", "must be an integer between 1 and 9007199254740991");
    }

    @Test
    void extreme_number_in_an_invalid_entry_is_returned_as_it_was_sent() {
        Reply reply = client.post("/customers/batch", BATCH.formatted("100e2147483647"), "Idempotency-Key", "batch-1");

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.body()).contains("\"age\":100e2147483647").contains("age is unknown");
    }

    @Test
    void expiry_that_falls_into_the_year_10000_in_utc_is_rejected() {
        Reply reply = client.post("/payments", """
                {"amount":2500,"currency":"usd","description":"x","expiresAt":"9999-12-31T23:59:59-01:00"}""");

        assertViolation(reply, "expiresAt", "must be before the year 10000");
    }

    @Test
    void amount_that_is_too_large_with_its_tax_is_rejected() {
        Reply customer = client.post("/customers", """
                {"email":"ada@example.com","address":{"line1":"Hauptstr. 1","city":"Berlin","postalCode":"10115",
                 "country":"DE"}}""");
        String id = customer.data().get("id").asText();

        Reply reply = client.post(
                "/payments",
                "{\"amount\":" + Money.MAX_MINOR + ",\"currency\":\"eur\",\"description\":\"x\",\"customerId\":\"" + id
                        + "\"}");

        assertViolation(reply, "amount", "must be within");
    }
}
