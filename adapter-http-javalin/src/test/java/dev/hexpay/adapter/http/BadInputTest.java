package dev.hexpay.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hexpay.adapter.http.Client.Reply;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadInputTest {
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

    /** A valid link with one additional member, or with another value of an existing member. */
    private static String linkWith(String member) {
        String name = member.substring(0, member.indexOf(':'));
        return List.of("\"amount\":2500", "\"currency\":\"usd\"", "\"description\":\"x\"").stream()
                .filter(good -> !good.startsWith(name + ":"))
                .collect(Collectors.joining(",", "{" + member + ",", "}"));
    }

    private static List<String> fields(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo("validation_error");
        List<String> fields = new ArrayList<>();
        reply.error().get("details").forEach(detail -> {
            assertThat(detail.get("message").asText()).isNotBlank();
            fields.add(detail.get("field").asText());
        });
        assertThat(reply.error().get("param").asText()).isEqualTo(fields.get(0));
        return fields;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        "amount":0                          | amount
        "amount":-1                         | amount
        "amount":12.5                       | amount
        "amount":1e-999999999               | amount
        "amount":"12"                       | amount
        "amount":null                       | amount
        "amount":true                       | amount
        "amount":[1]                        | amount
        "amount":9007199254740992           | amount
        "amount":9007199254740993           | amount
        "amount":1e400                      | amount
        "amount":1e999999999                | amount
        "amount":123456789012345678901234567890 | amount
        "currency":"dollars"                | currency
        "currency":""                       | currency
        "currency":"XAU"                    | currency
        "currency":840                      | currency
        "description":""                    | description
        "description":"   "                 | description
        "description":"a\\u0000b"           | description
        "description":"a\\ud800b"           | description
        "description":{}                    | description
        "customerId":""                     | customerId
        "customerId":7                      | customerId
        "successUrl":"/thanks"              | successUrl
        "successUrl":"javascript:alert(1)"  | successUrl
        "successUrl":"https://user:pw@shop.example" | successUrl
        "cancelUrl":"ftp://shop.example"    | cancelUrl
        "cancelUrl":"https://"              | cancelUrl
        "expiresAt":"2026-01-15T12:00:00.123Z" | expiresAt
        "expiresAt":"2020-01-01T00:00:00Z"  | expiresAt
        "expiresAt":"tomorrow"              | expiresAt
        "expiresAt":"2027-01-15T12:00:00"   | expiresAt
        "expiresAt":1800000000              | expiresAt
        "metadata":"note"                   | metadata
        "metadata":[]                       | metadata
        "metadata":{"a":1}                  | metadata.a
        "metadata":{"a":null}               | metadata.a
        "metadata":{"a":{"b":"c"}}          | metadata.a
        "metadata":{"":"x"}                 | metadata
        "metadata":{"a":"\\u0007"}          | metadata.a
        "sucessUrl":"https://shop.example"  | sucessUrl
        "id":"pay_1"                        | id
        "":1                                | ~~
        """)
    void invalid_field_is_reported(String member, String field) {
        assertThat(fields(client.post("/payments", linkWith(member)))).containsExactly(field);
        assertThat(client.get("/payments").data()).isEmpty();
    }

    @Test
    void all_violations_are_reported_at_once_including_the_idempotency_key() {
        Reply reply = client.post("/payments", """
                {"amount":"12","curency":"usd","successUrl":"x","expiresAt":"2020-01-01T00:00:00Z",
                 "metadata":{"a":1,"%s":"x"}}""".formatted("k".repeat(41)), "Idempotency-Key", "two words");

        assertThat(fields(reply))
                .containsExactlyInAnyOrder(
                        "amount",
                        "currency",
                        "description",
                        "successUrl",
                        "expiresAt",
                        "metadata.a",
                        "metadata",
                        "curency",
                        "Idempotency-Key");
    }

    @Test
    void too_long_values_are_rejected() {
        String entries =
                IntStream.range(0, 51).mapToObj(i -> "\"k" + i + "\":\"\"").collect(Collectors.joining(","));

        assertThat(fields(client.post("/payments", linkWith("\"description\":\"" + "x".repeat(501) + "\""))))
                .containsExactly("description");
        assertThat(fields(client.post("/payments", linkWith("\"metadata\":{" + entries + "}"))))
                .containsExactly("metadata");
        assertThat(fields(client.post("/payments", linkWith("\"metadata\":{\"a\":\"" + "x".repeat(501) + "\"}"))))
                .containsExactly("metadata.a");
    }

    @Test
    void values_of_maximum_length_are_accepted() {
        assertThat(client.post("/payments", linkWith("\"description\":\"" + "ü".repeat(500) + "\""))
                        .status())
                .isEqualTo(201);
        assertThat(client.post(
                                "/payments",
                                linkWith("\"metadata\":{\"" + "k".repeat(40) + "\":\"" + "😀".repeat(500) + "\"}"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void at_most_100_violations_are_reported() {
        String members =
                IntStream.range(0, 1000).mapToObj(i -> "\"m" + i + "\":0").collect(Collectors.joining(",", "{", "}"));

        assertThat(fields(client.post("/payments", members))).hasSize(100);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{]",
                "[]",
                "7",
                "\"text\"",
                "null",
                "{} {}",
                "{},",
                "{\"amount\":1,\"amount\":2}",
                "{\"metadata\":{\"a\":\"1\",\"a\":\"2\"}}",
                "{'amount':1}",
                "{amount:1}",
                "{\"amount\":01}",
                "{\"amount\":NaN}",
                "{\"amount\":1,}",
                "{/* note */}",
                "\uFEFF{}",
                "amount=2500&currency=usd",
            })
    void non_object_json_is_rejected(String body) {
        assertInvalidJson(client.post("/payments", body));
    }

    @Test
    void too_deeply_nested_json_is_rejected() {
        assertInvalidJson(client.post("/payments", "[".repeat(500_000)));
        assertInvalidJson(client.post("/payments", "{\"a\":".repeat(100) + "1" + "}".repeat(100)));
    }

    @Test
    void number_with_100_000_digits_is_rejected() {
        assertInvalidJson(client.post("/payments", linkWith("\"amount\":" + "9".repeat(100_000))));
    }

    @Test
    void non_utf_8_body_is_rejected() {
        assertInvalidJson(postBytes("{\"description\":\"\u00fc\"}".getBytes(StandardCharsets.ISO_8859_1)));
        assertInvalidJson(postBytes("{\"description\":\"x\"}".getBytes(StandardCharsets.UTF_16)));
    }

    private Reply postBytes(byte[] body) {
        return Client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/payments"))
                .header("x-api-key", client.key())
                .POST(BodyPublishers.ofByteArray(body))
                .build());
    }

    private static void assertInvalidJson(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo("invalid_json");
        JsonNode error = reply.error();
        assertThat(error.get("type").asText()).isEqualTo("validation_error");
        assertThat(error.has("details")).isFalse();
        assertThat(error.has("param")).isFalse();
    }

    @Test
    void error_messages_do_not_repeat_the_body() {
        String secret = "4242424242424242";

        assertThat(client.post("/payments", "{\"amount\":" + secret + secret + "x}")
                        .body())
                .doesNotContain(secret);
        assertThat(client.post("/payments", linkWith("\"successUrl\":\"" + secret + "\""))
                        .body())
                .doesNotContain(secret);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "application/jsonx",
                ";;;",
                "; charset=x",
                "application/json; charset=utf-16",
                "json"
            })
    void body_with_non_json_content_type_is_rejected(String contentType) {
        Reply reply = client.post("/payments", PaymentLinksTest.LINK, "Content-Type", contentType);
        assertThat(reply.status()).isEqualTo(415);
        assertThat(reply.code()).isEqualTo("invalid_request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/json; charset=utf-8",
                "Application/JSON;charset=\"UTF-8\"",
                "application/vnd.api+json"
            })
    void all_json_content_types_are_accepted(String contentType) {
        assertThat(client.post("/payments", PaymentLinksTest.LINK, "Content-Type", contentType)
                        .status())
                .isEqualTo(201);
    }

    @Test
    void empty_body_is_an_empty_object_for_any_content_type() {
        assertThat(fields(client.post("/payments", ""))).containsExactly("amount", "currency", "description");
        assertThat(fields(client.post("/payments", "", "Content-Type", "text/plain")))
                .hasSize(3);
        assertThat(fields(client.send("POST", "/payments", null))).hasSize(3);
    }

    @Test
    void cancel_rejects_body_fields() {
        String id =
                client.post("/payments", PaymentLinksTest.LINK).data().get("id").asText();

        assertThat(fields(client.post("/payments/" + id + "/cancel", "{\"reason\":\"late\"}")))
                .containsExactly("reason");
        assertThat(client.get("/payments/" + id).data().get("status").asText()).isEqualTo("pending");
    }

    @Test
    void get_ignores_a_body() {
        assertThat(client.send("GET", "/payments", "{{{").status()).isEqualTo(200);
    }
}
