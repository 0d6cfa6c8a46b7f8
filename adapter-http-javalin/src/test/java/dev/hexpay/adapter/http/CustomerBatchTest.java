package dev.hexpay.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hexpay.adapter.http.Client.Reply;
import dev.hexpay.application.idempotency.IdempotencyKey;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomerBatchTest {
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

    private static String batchOf(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"email\":\"c" + i + "@example.com\",\"externalId\":\"own_" + i + "\"}")
                .collect(Collectors.joining(",", "{\"customers\":[", "]}"));
    }

    @Test
    void batch_creates_100_customers_in_order() {
        Reply reply = client.post("/customers/batch", batchOf(100));

        JsonNode created = reply.data().get("successful");
        assertThat(reply.status()).isEqualTo(201);
        assertThat(created).hasSize(100);
        assertThat(created.get(99).toString())
                .isEqualTo("{\"id\":" + created.get(99).get("id")
                        + ",\"externalId\":\"own_99\",\"email\":\"c99@example.com\"}");
        assertThat(reply.data().get("failed")).isEmpty();
        assertThat(reply.data().get("object").asText()).isEqualTo("customer");
        assertThat(reply.data().get("livemode").asBoolean()).isFalse();
        assertThat(client.get("/customers/own_42").data().get("email").asText()).isEqualTo("c42@example.com");
    }

    @Test
    void invalid_customer_does_not_affect_the_rest_of_the_batch() {
        Reply reply = client.post("/customers/batch", """
                {"customers":[{"email":"a@example.com"},{"email":"x","tz":1},7,{"email":"b@example.com"}]}""");

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.data().get("successful").findValuesAsText("email"))
                .containsExactly("a@example.com", "b@example.com");
        assertThat(reply.data().get("failed").toString())
                .isEqualTo(
                        "[{\"index\":1,\"error\":\"email must be an e-mail address; tz is unknown\""
                                + ",\"data\":{\"email\":\"x\",\"tz\":1}},{\"index\":2,\"error\":\"must be an object\",\"data\":7}]");
    }

    @Test
    void card_number_of_an_invalid_customer_is_not_shown() {
        Reply reply = client.post("/customers/batch", """
                {"customers":[{"email":"a@example.com","fullName":"Ada 4242 4242 4242 4242","taxDocument":4242424242424242,
                 "metadata":{"tags":["4242424242424242"]}},"4242424242424242"]}""");

        assertThat(reply.body())
                .contains("fullName must not contain a card number")
                .doesNotContain("4242");
        JsonNode data = reply.data().get("failed").get(0).get("data");
        assertThat(data.get("email").asText()).isEqualTo("a@example.com");
        assertThat(data.get("fullName").asText()).isEqualTo("[card number removed]");
    }

    @Test
    void a_failed_row_of_the_deepest_acceptable_json_is_repeated() {
        String deep = "[".repeat(29) + "]".repeat(29);
        Reply reply = client.post(
                "/customers/batch", "{\"customers\":[{\"email\":\"a@example.com\"},{\"tags\":" + deep + "}]}");

        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        assertThat(reply.header("Location")).isEqualTo(TestServer.PUBLIC_URL + "/customers");
        assertThat(reply.body()).contains("\"data\":{\"tags\":" + deep + "}");
    }

    @Test
    void batch_of_invalid_customers_creates_none() {
        Reply reply = client.post("/customers/batch", "{\"customers\":[{}]}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.data().get("successful")).isEmpty();
        assertThat(reply.data().get("failed")).hasSize(1);
        assertThat(client.get("/customers").data()).isEmpty();
    }

    @Test
    void a_row_that_repeats_an_external_id_of_the_batch_is_a_failure() {
        Reply reply = client.post("/customers/batch", """
                {"customers":[{"email":"a@example.com","id":"u"},{"email":"x"},{"email":"b@example.com","id":"u"},
                 {"email":"c@example.com"},{"email":"d@example.com"},{"email":"e@example.com","externalId":"u"}]}""");

        JsonNode created = reply.data().get("successful");
        assertThat(created.findValuesAsText("email"))
                .containsExactly("a@example.com", "c@example.com", "d@example.com");
        JsonNode failed = reply.data().get("failed");
        assertThat(failed.findValuesAsText("index")).containsExactly("1", "2", "5");
        assertThat(failed.get(1).toString())
                .isEqualTo("{\"index\":2,\"error\":\"id repeats that of customers.0\""
                        + ",\"data\":{\"email\":\"b@example.com\",\"id\":\"u\"}}");
        assertThat(failed.get(2).get("error").asText()).isEqualTo("externalId repeats that of customers.0");
        assertThat(client.get("/customers").data()).hasSize(3);
    }

    @Test
    void a_row_whose_external_id_exists_is_the_existing_customer() {
        client.post("/customers", "{\"email\":\"a@example.com\",\"id\":\"u\"}");
        Reply reply = client.post("/customers/batch", "{\"customers\":[{\"email\":\"b@example.com\",\"id\":\"u\"}]}");
        assertThat(reply.data().get("successful").findValuesAsText("email")).containsExactly("a@example.com");
        assertThat(reply.data().get("failed")).isEmpty();
    }

    @Test
    void failed_entries_are_not_stored_and_are_the_same_when_replayed() {
        String batch = """
                {"customers":[{"email":"a@example.com"},{"email":"4242 4242 4242 4242","tz":1.25},"a secret"]}""";

        Reply first = client.post("/customers/batch", batch, "Idempotency-Key", "k");
        Reply again = client.post("/customers/batch", batch, "Idempotency-Key", "k");

        MerchantClient.assertReplayed(again, first);
        assertThat(first.data().get("failed").toString())
                .contains("\"data\":{\"email\":\"[card number removed]\",\"tz\":1.25}", "\"data\":\"a secret\"");
        String stored = server.store
                .idempotencyKeys()
                .find(client.scope(), new IdempotencyKey("k"))
                .orElseThrow()
                .response()
                .encryptedBody();
        assertThat(server.decrypted(stored))
                .contains("\"index\":1")
                .doesNotContain("4242 4242 4242 4242")
                .doesNotContain("a secret");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        {}                                | customers
        {"customers":null}                | customers
        {"customers":[]}                  | customers
        {"customers":{"email":"a@b.example"}} | customers
        """)
    void batch_without_a_list_of_customers_is_rejected(String body, String field) {
        Reply reply = client.post("/customers/batch", body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.error().get("param").asText()).isEqualTo(field);
    }

    @Test
    void batch_of_more_than_100_is_rejected() {
        assertThat(client.post("/customers/batch", batchOf(101)).status()).isEqualTo(400);
    }
}
