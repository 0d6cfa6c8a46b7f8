package dev.hexpay.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.adapter.http.Client.Reply;
import dev.hexpay.adapter.http.api.error.ErrorCatalog;
import dev.hexpay.domain.error.ErrorCode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorsTest {
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
        server.customerWithCard(client);
    }

    @AfterEach
    void restore() {
        server.setDatabaseUnavailable(false);
        server.setStoreBroken(false);
        server.setClassMissing(false);
    }

    private static final String REQUESTS = """
            GET   | /payments                                  | ~~
            GET   | /payments/pay_01KF0RDQKV0000000000000000   | ~~
            POST  | /payments                                  | {"amount":1,"currency":"usd","description":"x"}
            POST  | /payments/charge                           | {"amount":1,"currency":"usd","description":"x","customerId":"user_1"}
            POST  | /payments/pay_01KF0RDQKV0000000000000000/cancel | {}
            POST  | /customers                                 | {"email":"a@example.com"}
            POST  | /customers/batch                           | {"customers":[{"email":"a@example.com"}]}
            PUT   | /customers/user_1                          | {"fullName":"A"}
            PATCH | /customers/user_1                          | {"fullName":"A"}
            POST  | /api-keys                                  | {"name":"CI"}
            POST  | /customers/user_1/payment-methods/pm_01KF0RDQKV0000000000000000/default | {}
            POST  | /invoices/inv_01KF0RDQKV0000000000000000/send | {}
            PUT   | /invoices/inv_01KF0RDQKV0000000000000000/status | {"status":"void"}
            POST  | /transactions/txn_01KF0RDQKV0000000000000000/retry | {}
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = REQUESTS)
    void unexpected_exception_returns_500_with_only_the_request_id(String method, String path, String body) {
        server.setStoreBroken(true);

        Reply reply = client.send(method, path, body.isEmpty() ? null : body, "x-request-id", "req_mine");

        assertThat(reply.status()).as(reply.body()).isEqualTo(500);
        assertThat(reply.code()).isEqualTo("internal_error");
        assertThat(reply.error().get("type").asText()).isEqualTo("internal_error");
        assertThat(reply.error().get("message").asText()).contains("req_mine");
        assertThat(reply.body())
                .doesNotContain("secret")
                .doesNotContain("Exception")
                .doesNotContain("dev.hexpay");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = REQUESTS)
    void missing_class_returns_500(String method, String path, String body) {
        server.setClassMissing(true);

        Reply reply = client.send(method, path, body.isEmpty() ? null : body);

        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.header("Content-Type")).isEqualTo("application/json");
        assertThat(reply.header("x-request-id")).isNotBlank();
        assertThat(reply.code()).isEqualTo("internal_error");
        assertThat(reply.body()).doesNotContain("secret").doesNotContain("java.lang");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = REQUESTS)
    void unavailable_database_returns_503(String method, String path, String body) {
        server.setDatabaseUnavailable(true);

        Reply reply = client.send(method, path, body.isEmpty() ? null : body);

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.code()).isEqualTo("internal_error");
        assertThat(reply.body()).doesNotContain("db-17");
        assertThat(reply.error().get("message").asText().contains("may or may not have taken effect"))
                .isEqualTo(!"GET".equals(method));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = REQUESTS)
    void unavailable_database_asks_to_keep_the_idempotency_key(String method, String path, String body) {
        server.setDatabaseUnavailable(true);

        Reply reply = client.send(method, path, body.isEmpty() ? null : body, "Idempotency-Key", "k");

        assertThat(reply.status()).isEqualTo(503);
        if ("GET".equals(method)) {
            assertThat(reply.code()).isEqualTo("internal_error");
        } else {
            assertThat(reply.code()).isEqualTo("idempotency_unavailable");
            assertThat(reply.error().get("message").asText())
                    .isEqualTo("The request may or may not have taken effect."
                            + " Send it again with the same Idempotency-Key.");
        }
    }

    @Test
    void idempotency_key_works_after_the_database_is_back() {
        server.setDatabaseUnavailable(true);
        client.post("/payments", PaymentLinksTest.LINK, "Idempotency-Key", "k");
        server.setDatabaseUnavailable(false);

        assertThat(client.post("/payments", PaymentLinksTest.LINK, "Idempotency-Key", "k")
                        .status())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @EnumSource
    void every_error_code_has_a_page_with_meaning_and_advice(ErrorCode code) {
        Reply page = client.get("/docs/errors/" + code.code(), "x-api-key", "none");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(page.body())
                .contains("<h1><code>" + code.code() + "</code></h1>")
                .contains("HTTP status " + ErrorCatalog.status(code))
                .containsPattern("<h2 id=\"what-it-means\">What it means .*</h2>\n<p>")
                .containsPattern("<h2 id=\"what-to-do\">What to do .*</h2>\n<p>")
                .contains("&quot;code&quot;: &quot;" + code.code() + "&quot;")
                .doesNotContain("<p></p>");
    }

    @Test
    void types_codes_and_statuses_match_the_published_table() {
        Map<String, Set<String>> table = Arrays.stream(ErrorCode.values())
                .collect(Collectors.groupingBy(
                        code -> ErrorCatalog.type(code) + " " + ErrorCatalog.status(code),
                        TreeMap::new,
                        Collectors.mapping(ErrorCode::code, Collectors.toCollection(TreeSet::new))));

        assertThat(table)
                .isEqualTo(Map.ofEntries(
                        row("validation_error 400", "validation_error", "invalid_json", "invalid_request"),
                        row("validation_error 413", "payload_too_large"),
                        row("authentication_error 401", "unauthorized"),
                        row("authentication_error 403", "forbidden", "sandbox_only"),
                        row(
                                "not_found_error 404",
                                "not_found",
                                "payment_not_found",
                                "customer_not_found",
                                "payment_method_not_found",
                                "invoice_not_found",
                                "transaction_not_found",
                                "webhook_not_found",
                                "api_key_not_found"),
                        row("not_found_error 410", "endpoint_deprecated"),
                        row(
                                "conflict_error 409",
                                "payment_not_cancelable",
                                "duplicate",
                                "provider_unsupported",
                                "charge_in_progress",
                                "no_outstanding_invoice",
                                "idempotency_key_mismatch",
                                "idempotency_in_progress"),
                        row("billing_error 402", "payment_failed"),
                        row("rate_limit_error 429", "rate_limited"),
                        row("internal_error 500", "internal_error"),
                        row("internal_error 503", "idempotency_unavailable", "provider_unavailable")));
    }

    private static Map.Entry<String, Set<String>> row(String typeAndStatus, String... codes) {
        return Map.entry(typeAndStatus, new TreeSet<>(List.of(codes)));
    }
}
