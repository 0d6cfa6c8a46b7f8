package dev.hexpay.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hexpay.adapter.http.Client.Reply;
import dev.hexpay.testkit.Builders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the API promises about HTTP: location, compression, versions, and requests that it cannot read. */
class ProtocolTest {
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

    @Test
    void every_created_response_says_where_the_new_object_is() {
        server.customerWithCard(client);
        String charge = "{\"amount\":500,\"currency\":\"usd\",\"description\":\"x\",\"customerId\":\"user_1\"}";
        assertLocation(client.post("/payments", PaymentLinksTest.LINK), "/payments/");
        assertLocation(client.post("/payments/charge", charge), "/payments/");
        assertLocation(client.post("/customers", "{\"email\":\"a@example.com\"}"), "/customers/");
        assertLocation(client.post("/api-keys", "{\"name\":\"CI\"}"), "/api-keys/");
        assertLocation(client.post("/api/v1/payments", PaymentLinksTest.LINK), "/api/v1/payments/");
        Reply batch = client.post("/customers/batch", "{\"customers\":[{\"email\":\"a@example.com\"}]}");
        assertThat(batch.header("Location")).isEqualTo(TestServer.PUBLIC_URL + "/customers");
    }

    private static void assertLocation(Reply reply, String path) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        assertThat(reply.header("Location"))
                .isEqualTo(TestServer.PUBLIC_URL + path + reply.data().get("id").asText());
    }

    @Test
    void a_replayed_response_has_the_location_too() {
        Reply first = client.post("/payments", PaymentLinksTest.LINK, "Idempotency-Key", "k1");
        Reply again = client.post("/payments", PaymentLinksTest.LINK, "Idempotency-Key", "k1");
        MerchantClient.assertReplayed(again, first);
        assertThat(again.header("Location")).isNotNull().isEqualTo(first.header("Location"));
    }

    @Test
    void other_responses_have_no_location() {
        assertThat(client.get("/payments").header("Location")).isNull();
        assertThat(client.post("/payments", "{}").header("Location")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "gzip, true",
        "'br, gzip;q=0.5', true",
        "GZIP, true",
        "'deflate, *', true",
        "gzip;q=0, false",
        "'gzip;q=0.0, *', false",
        "br, false",
        "identity, false",
    })
    void long_responses_are_gzipped_when_the_client_accepts_it(String accepted, boolean isGzipped) throws Exception {
        for (int i = 0; i < 5; i++) {
            server.store.payments().insert(client.scope(), Builders.aLink().build());
        }
        HttpResponse<byte[]> reply = bytes("/payments", accepted);
        assertThat(reply.headers().firstValue("Vary")).hasValue("Accept-Encoding");
        assertThat(reply.headers().firstValue("Content-Encoding").isPresent()).isEqualTo(isGzipped);
        byte[] plain = client.get("/payments").body().getBytes(StandardCharsets.UTF_8);
        assertThat(isGzipped ? unzipped(reply.body()) : reply.body()).isEqualTo(plain);
        if (isGzipped) {
            assertThat(reply.body()).hasSizeLessThan(plain.length);
        }
    }

    @Test
    void short_responses_are_not_gzipped_and_documentation_is() throws Exception {
        HttpResponse<byte[]> empty = bytes("/payments", "gzip");
        assertThat(empty.headers().firstValue("Content-Encoding")).isEmpty();
        // A page is public and the same for everyone.
        HttpResponse<byte[]> documentation = bytes("/docs/errors/not_found", "gzip");
        assertThat(documentation.headers().firstValue("Content-Encoding")).hasValue("gzip");
    }

    @Test
    void long_errors_are_gzipped_too() throws Exception {
        HttpResponse<byte[]> reply = bytes("/payments?" + "a".repeat(700), "gzip");
        assertThat(reply.statusCode()).isEqualTo(400);
        assertThat(reply.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(new String(unzipped(reply.body()), StandardCharsets.UTF_8)).contains("validation_error");
    }

    private HttpResponse<byte[]> bytes(String path, String accepted) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .header("x-api-key", client.key())
                .header("Accept-Encoding", accepted)
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
    }

    private static byte[] unzipped(byte[] body) throws IOException {
        return new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes();
    }

    @Test
    void the_response_says_which_version_was_served() {
        for (String sent : new String[] {"2026-07-11", "2020-01-01", "2025-12-31"}) {
            assertThat(client.get("/payments", "Commet-Version", sent).header("Commet-Version"))
                    .isEqualTo("2026-07-11");
        }
        assertThat(client.get("/payments").header("Commet-Version")).isEqualTo("2026-07-11");
        assertThat(client.get("/payments/pay_1").header("Commet-Version")).isEqualTo("2026-07-11");
    }

    @ParameterizedTest
    @ValueSource(strings = {"latest", "2026-13-01", "2026-02-30", "20260711", "2026-7-11", "+12026-07-11", "\u0662"})
    void a_version_that_is_no_date_is_rejected(String version) {
        if (version.chars().allMatch(letter -> letter < 128)) {
            assertThat(MerchantClient.violatedFields(client.get("/payments", "Commet-Version", version)))
                    .containsExactly("Commet-Version");
            assertThat(MerchantClient.violatedFields(client.post("/payments", "{}", "Commet-Version", version)))
                    .contains("Commet-Version", "amount");
            assertThat(MerchantClient.violatedFields(
                            client.get("/payments/pay_01KF0RDQKV0000000000000000", "Commet-Version", version)))
                    .containsExactly("Commet-Version");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/json; charset=utf-16",
            })
    void a_body_of_another_content_type_is_unsupported(String contentType) {
        Reply reply = client.post("/payments", PaymentLinksTest.LINK, "Content-Type", contentType);
        assertInvalidRequest(reply.status(), reply.json(), 415);
    }

    @Test
    void a_request_that_http_cannot_take_is_an_invalid_request() throws IOException {
        assertInvalidRequest("GET /payments HTTP/1.1\r\n\r\n", 400);
        assertInvalidRequest("GET /payments%zz HTTP/1.1\r\nHost: a\r\n\r\n", 400);
        assertInvalidRequest(
                "POST /payments HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}", 400);
        assertInvalidRequest("GET /" + "x".repeat(20_000) + " HTTP/1.1\r\nHost: a\r\n\r\n", 414);
        assertInvalidRequest("GET /payments HTTP/1.1\r\nHost: a\r\nX-Long: " + "x".repeat(20_000) + "\r\n\r\n", 431);
        assertInvalidRequest("GET /payments HTTP/3.0\r\nHost: a\r\n\r\n", 505);
        assertInvalidRequest("POST /payments HTTP/1.1\r\nHost: a\r\nExpect: 200-ok\r\n\r\n", 417);
    }

    private static void assertInvalidRequest(String request, int status) throws IOException {
        String response = Client.raw(server.port(), request);
        int answered = Integer.parseInt(response.substring(9, 12));
        assertInvalidRequest(
                answered, Client.MAPPER.readTree(response.substring(response.indexOf("\r\n\r\n") + 4)), status);
    }

    private static void assertInvalidRequest(int answered, JsonNode json, int status) {
        assertThat(answered).as(json.toString()).isEqualTo(status);
        JsonNode error = json.get("error");
        assertThat(error.get("type").asText()).isEqualTo("validation_error");
        assertThat(error.get("code").asText()).isEqualTo("invalid_request");
        assertThat(error.has("details")).isFalse();
        assertThat(error.has("param")).isFalse();
    }
}
