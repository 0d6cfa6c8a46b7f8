package dev.hexpay.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hexpay.adapter.http.Client.Reply;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransportTest {
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

    private static void assertError(Reply reply, int status, String code) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        assertThat(reply.header("Content-Type")).isEqualTo("application/json");
        assertThat(reply.header("x-request-id")).isNotBlank();
        assertThat(reply.json().get("success").asBoolean()).isFalse();
        assertThat(reply.code()).isEqualTo(code);
        assertThat(reply.error().get("doc_url").asText()).isEqualTo(TestServer.PUBLIC_URL + "/docs/errors/" + code);
    }

    @Test
    void health_needs_no_key() {
        for (String path : List.of("/health", "/api/v1/health")) {
            Reply reply = client.get(path, "x-api-key", "wrong");

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.body()).isEqualTo("{\"success\":true,\"data\":{\"status\":\"ok\"}}");
            assertThat(reply.header("x-request-id")).isNotBlank();
        }
    }

    @Test
    void every_response_is_json_that_is_not_cached() {
        for (Reply reply : List.of(
                client.get("/payments"),
                client.get("/nowhere"),
                client.get("/payments/x"),
                client.post("/payments", "{{"),
                client.get("/payments", "x-api-key", "wrong"))) {
            assertThat(reply.header("Content-Type")).isEqualTo("application/json");
            assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
            assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(reply.header("Server")).isNull();
            assertThat(reply.body()).startsWith("{\"success\":");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "8f14e45f-ceea-467f-9d4c-5f1b2a3c4d5e", "trace:1.2_3"})
    void well_formed_request_id_is_returned(String id) {
        assertThat(client.get("/payments", "x-request-id", id).header("x-request-id"))
                .isEqualTo(id);
        assertThat(client.get("/nowhere", "x-request-id", id).header("x-request-id"))
                .isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "<script>", "a/b"})
    void malformed_request_id_is_replaced(String id) {
        assertThat(client.get("/payments", "x-request-id", id).header("x-request-id"))
                .matches("req_[0-9a-f]{32}");
        assertThat(client.get("/payments", "x-request-id", "x".repeat(129)).header("x-request-id"))
                .matches("req_[0-9a-f]{32}");
    }

    @Test
    void requests_without_an_id_get_unique_ids() {
        assertThat(client.get("/payments").header("x-request-id"))
                .isNotEqualTo(client.get("/payments").header("x-request-id"));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /payments",
        "POST, /payments",
        "POST, /payments/charge",
        "GET, /payments/pay_01KF0RDQKV0000000000000000",
        "POST, /payments/pay_01KF0RDQKV0000000000000000/cancel",
        "GET, /customers",
        "POST, /customers",
        "POST, /customers/batch",
        "GET, /customers/user_1",
        "PUT, /customers/user_1",
        "PATCH, /customers/user_1",
        "GET, /api-keys",
        "POST, /api-keys",
        "DELETE, /api-keys/key_01KF0RDQKV0000000000000000",
    })
    void every_route_requires_an_api_key_with_and_without_prefix(String method, String path) {
        for (String prefix : List.of("", "/api/v1")) {
            HttpRequest.Builder without = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + server.port() + prefix + path))
                    .method(method, BodyPublishers.noBody());
            assertError(Client.send(without.build()), 401, "unauthorized");
            for (String wrong : List.of("", "ck_sandbox_unknown", "Bearer " + client.key(), client.key() + "x")) {
                assertError(client.send(method, prefix + path, null, "x-api-key", wrong), 401, "unauthorized");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nowhere",
                "/api",
                "/api/v1",
                "/api/v2/payments",
                "/Payments",
                "/payments/a/b",
                "/payments//cancel",
                "/index.html",
                "/docs/nothing",
                "/docs/errors/nothing"
            })
    void unknown_path_is_not_found_without_authentication(String path) {
        assertError(client.get(path, "x-api-key", "wrong"), 404, "not_found");
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE, /payments, 'GET,HEAD,POST'",
        "PUT, /api/v1/payments, 'GET,HEAD,POST'",
        "OPTIONS, /payments, 'GET,HEAD,POST'",
        "TRACE, /payments, 'GET,HEAD,POST'",
        "BREW, /payments, 'GET,HEAD,POST'",
        "POST, /payments/pay_1, 'GET,HEAD'",
        "GET, /payments/pay_1/cancel, POST",
        "DELETE, /customers/user_1, 'GET,HEAD,PATCH,PUT'",
        "PATCH, /api-keys/key_1, DELETE",
    })
    void wrong_method_returns_405_with_allow_header(String method, String path, String allowed) {
        Reply reply = client.send(method, path, null);

        assertError(reply, 405, "not_found");
        List<String> allowedMethods = Arrays.stream(reply.header("Allow").split(","))
                .map(String::strip)
                .sorted()
                .toList();
        assertThat(String.join(",", allowedMethods)).isEqualTo(allowed);
    }

    @Test
    void head_returns_the_headers_of_get_without_a_body() {
        Reply head = client.send("HEAD", "/payments", null);

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.header("Content-Length"))
                .isEqualTo(client.get("/payments").header("Content-Length"));
        assertThat(client.send("HEAD", "/payments/pay_1", null).status()).isEqualTo(404);
        assertThat(client.send("HEAD", "/payments", null, "x-api-key", "wrong").status())
                .isEqualTo(401);
    }

    @Test
    void unknown_headers_and_json_headers_on_get_are_ignored() {
        assertThat(client.get("/payments", "Content-Type", "application/json", "X-Whatever", "1")
                        .status())
                .isEqualTo(200);
        assertThat(client.send("DELETE", "/api-keys/key_1", null, "Content-Type", "application/json")
                        .code())
                .isEqualTo("api_key_not_found");
    }

    @Test
    void too_large_body_is_rejected_with_and_without_content_length() {
        String body = "{\"description\":\"" + "x".repeat(1 << 20) + "\"}";
        assertError(client.post("/payments", body), 413, "payload_too_large");

        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        assertError(
                Client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/payments"))
                        .header("x-api-key", client.key())
                        .POST(BodyPublishers.ofByteArrays(List.of(bytes)))
                        .build()),
                413,
                "payload_too_large");
    }

    @Test
    void too_long_url_or_header_is_rejected_in_json() {
        assertError(client.get("/" + "x".repeat(20_000)), 414, "invalid_request");
        assertError(client.get("/payments", "X-Long", "x".repeat(20_000)), 431, "invalid_request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /payments HTTP/1.1\r\n\r\n",
                "GARBAGE\r\n\r\n",
                "GET /payments%zz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                "GET /pay ments HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /payments HTTP/1.1\r\nHost: a\r\nno colon\r\n\r\n",
                "GET /payments HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                "POST /payments HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n",
                "POST /payments HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}",
            })
    void malformed_http_is_rejected_in_json(String request) throws IOException {
        String response = Client.raw(server.port(), request);

        assertThat(response).startsWith("HTTP/1.1 400 ");
        assertThat(response).contains("Content-Type: application/json").contains("x-request-id: req_");
        assertThat(bodyOf(response).get("error").get("code").asText()).isEqualTo("invalid_request");
    }

    @Test
    void truncated_body_is_rejected() throws IOException {
        String head = "POST /payments HTTP/1.1\r\nHost: a\r\nx-api-key: " + client.key() + "\r\n";

        for (String rest : List.of(
                "Transfer-Encoding: chunked\r\n\r\nnot a chunk\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n",
                "Content-Length: 50\r\n\r\n{}")) {
            String response = Client.raw(server.port(), head + rest);
            assertThat(response).startsWith("HTTP/1.1 400 ");
            assertThat(bodyOf(response).get("error").get("code").asText()).isEqualTo("invalid_json");
        }
    }

    @Test
    void web_sockets_and_sessions_are_not_offered() throws IOException {
        String request = String.join(
                "\r\n",
                "GET /nowhere HTTP/1.1",
                "Host: a",
                "Connection: Upgrade",
                "Upgrade: websocket",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                "Sec-WebSocket-Version: 13",
                "",
                "");

        String response = Client.raw(server.port(), request);

        assertThat(response).startsWith("HTTP/1.1 404 ").doesNotContain("Set-Cookie");
    }

    @Test
    void unsupported_http_version_is_rejected_in_json() throws IOException {
        String response = Client.raw(server.port(), "GET /payments HTTP/3.0\r\nHost: a\r\n\r\n");

        assertThat(response).startsWith("HTTP/1.1 505 ");
        assertThat(bodyOf(response).get("error").get("code").asText()).isEqualTo("invalid_request");
    }

    private static JsonNode bodyOf(String response) throws IOException {
        return Client.MAPPER.readTree(response.substring(response.indexOf("\r\n\r\n") + 4));
    }
}
