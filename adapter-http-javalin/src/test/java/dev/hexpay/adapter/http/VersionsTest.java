package dev.hexpay.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hexpay.adapter.http.Client.Reply;
import dev.hexpay.adapter.http.limit.LimitSettings;
import dev.hexpay.adapter.http.limit.RateLimit;
import dev.hexpay.application.idempotency.IdempotencyKey;
import dev.hexpay.domain.invoice.InvoiceStatus;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a version of the API changes: the shape of responses, updates with PATCH, download links, refunds. */
class VersionsTest extends MerchantTestBed {
    private static final String VERSION = "Commet-Version";
    private static final String BARE = "2026-07-24";

    private Reply bare(String method, String path, String body) {
        return client.send(method, path, body, VERSION, BARE);
    }

    @ParameterizedTest
    @CsvSource({
        ", 2026-07-11",
        "0001-01-01, 2026-07-11",
        "2026-07-11, 2026-07-11",
        "2026-07-23, 2026-07-11",
        "2026-07-24, 2026-07-24",
        "2026-07-25, 2026-07-24",
        "9999-12-31, 2026-07-24",
    })
    void the_newest_version_up_to_the_requested_date_is_served(String requested, String served) {
        String[] headers = requested == null ? new String[0] : new String[] {VERSION, requested};
        Reply list = client.get("/payments", headers);
        Reply unknown = client.get("/nothing", headers);

        assertThat(list.header(VERSION)).isEqualTo(served);
        assertThat(unknown.header(VERSION)).isEqualTo(served);
        assertThat(list.body())
                .isEqualTo(
                        served.equals(BARE)
                                ? "{\"object\":\"list\",\"data\":[],\"hasMore\":false}"
                                : "{\"success\":true,\"data\":[],\"hasMore\":false}");
        assertThat(unknown.json().has("success")).isEqualTo(!served.equals(BARE));
    }

    @Test
    void an_object_without_an_envelope_is_the_same_object() {
        JsonNode payment = merchant.charge(25_00, "eur");
        String path = "/payments/" + payment.get("id").asText();

        assertThat(bare("GET", path, null).body()).isEqualTo(payment.toString());
        assertThat(bare("GET", "/customers/user_1", null).body())
                .isEqualTo(client.get("/customers/user_1").data().toString());
    }

    @Test
    void a_list_without_an_envelope_has_the_cursor_of_the_next_page() {
        merchant.charge(1_00, "eur");
        merchant.charge(2_00, "eur");

        Reply first = bare("GET", "/payments?limit=1", null);
        String cursor = first.json().get("nextCursor").asText();
        Reply second = bare("GET", "/payments?limit=1&cursor=" + cursor, null);

        assertThat(first.json().get("hasMore").asBoolean()).isTrue();
        assertThat(second.json().get("hasMore").asBoolean()).isFalse();
        assertThat(second.json().has("nextCursor")).isFalse();
        assertThat(first.json().at("/data/0/amountSubtotal").asLong()).isEqualTo(2_00);
        assertThat(second.json().at("/data/0/amountSubtotal").asLong()).isEqualTo(1_00);
    }

    @Test
    void a_refund_without_an_envelope_is_the_refund() {
        String id = merchant.chargedTransaction(25_00);

        Reply reply = bare("POST", "/transactions/" + id + "/refund", "{\"amount\":1000,\"reason\":\"Late\"}");

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        JsonNode recorded =
                client.get("/transactions/" + id + "/refunds").data().get(0);
        assertThat(reply.body())
                .isEqualTo(recorded.toString())
                .startsWith("{\"id\":\"re_")
                .contains("\"transactionId\":\"" + id + "\",\"amount\":1000,\"currency\":\"eur\",\"chargeId\":")
                .endsWith("\"status\":\"succeeded\",\"reason\":\"Late\",\"object\":\"refund\",\"livemode\":false}");
    }

    @Test
    void a_rejected_refund_is_an_error_in_each_version() {
        Reply reply = bare("POST", "/transactions/" + merchant.declinedTransaction(25_00) + "/refund", "");

        MerchantClient.assertError(reply, 409, "provider_unsupported");
        assertThat(reply.body()).startsWith("{\"error\":{\"type\":\"conflict_error\"");
    }

    @Test
    void a_declined_charge_has_its_details_in_each_version() {
        merchant.declinedTransaction(25_00);
        String method = client.get("/customers/user_1/payment-methods?limit=1")
                .data()
                .get(0)
                .get("id")
                .asText();

        Reply reply = bare(
                "POST",
                "/payments/charge",
                "{\"amount\":100,\"currency\":\"usd\",\"description\":\"x\",\"customerId\":\"user_1\",\"paymentMethodId\":\""
                        + method + "\"}");

        MerchantClient.assertError(reply, 402, "payment_failed");
        assertThat(reply.body()).startsWith("{\"error\":{\"type\":\"billing_error\"");
        assertThat(reply.error().get("details").get("status").asText()).isEqualTo("failed");
    }

    @Test
    void a_download_link_is_created_with_post() {
        String path = "/invoices/" + merchant.invoice(25_00) + "/download-links";

        Reply reply = bare("POST", path, "");

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.json().get("url").asText()).startsWith(TestServer.PUBLIC_URL + "/documents/");
        assertThat(reply.body()).endsWith("\"object\":\"invoice_download_link\",\"livemode\":false}");
        assertThat(client.post(path, "").data().get("object").asText()).isEqualTo("invoice_download_link");
        MerchantClient.assertError(
                bare("POST", "/invoices/inv_01KF0RDQKV0000000000000000/download-links", ""), 404, "invoice_not_found");
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, /customers/user_1, PATCH",
        "PUT, /invoices/inv_01KF0RDQKV0000000000000000/status, PATCH",
        "GET, /invoices/inv_01KF0RDQKV0000000000000000/download, POST /invoices/{id}/download-links",
    })
    void a_replaced_endpoint_names_its_successor(String method, String path, String successor) {
        for (String prefix : List.of("", "/api/v1")) {
            Reply reply = bare(method, prefix + path, method.equals("PUT") ? "{\"colour\":\"blue\"}" : null);
            MerchantClient.assertError(reply, 410, "endpoint_deprecated");
            assertThat(reply.error().get("message").asText()).contains(successor);
        }
        assertThat(client.send(method, path, null, VERSION, "2026-07-23").status())
                .isNotEqualTo(410);
    }

    @Test
    void a_replaced_endpoint_changes_nothing_and_requires_a_key() {
        Reply before = client.get("/customers/user_1");

        bare("PUT", "/customers/user_1", "{\"fullName\":\"Grace\"}");

        assertThat(client.get("/customers/user_1").body()).isEqualTo(before.body());
        MerchantClient.assertError(
                client.send("PUT", "/customers/user_1", "{}", VERSION, BARE, "x-api-key", "ck_sandbox_x"),
                401,
                "unauthorized");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH"})
    void updates_take_both_methods_in_the_version_with_envelope(String method) {
        String invoice = merchant.storedInvoice(InvoiceStatus.OUTSTANDING);

        Reply customer = client.send(method, "/customers/user_1", "{\"fullName\":\"Grace\"}");
        Reply status = client.send(method, "/invoices/" + invoice + "/status", "{\"status\":\"void\"}");

        assertThat(customer.data().get("fullName").asText()).isEqualTo("Grace");
        assertThat(status.data().get("status").asText()).isEqualTo("void");
    }

    @Test
    void a_version_that_is_no_date_is_reported_in_an_envelope() {
        Reply reply = client.get("/payments", VERSION, "2026-07-32");

        assertThat(MerchantClient.violatedFields(reply)).containsExactly(VERSION);
        assertThat(reply.header(VERSION)).isEqualTo("2026-07-11");
        assertThat(reply.json().has("success")).isTrue();
    }

    @Test
    void errors_before_routing_have_the_shape_of_their_version() throws IOException {
        for (String request : List.of(
                "GET /nothing HTTP/1.1\r\nHost: a\r\nConnection: close\r\n",
                "POST /customers/user_1 HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 0\r\n",
                "POST /payments HTTP/1.1\r\nHost: a\r\nExpect: 200-ok\r\n")) {
            String response = Client.raw(server.port(), request + VERSION + ": " + BARE + "\r\n\r\n");
            assertThat(response).contains("\r\nCommet-Version: 2026-07-24\r\n").contains("\r\n\r\n{\"error\":{");
        }
    }

    @Test
    void a_request_whose_headers_cannot_be_read_has_an_error_in_an_envelope() throws IOException {
        for (String request : List.of(
                "GET /payments%zz HTTP/1.1\r\nHost: a\r\n",
                "GET /payments HTTP/1.1\r\nHost: a\r\nX-Long: " + "x".repeat(20_000) + "\r\n")) {
            String response = Client.raw(server.port(), request + VERSION + ": " + BARE + "\r\n\r\n");
            assertThat(response)
                    .contains("\r\nCommet-Version: 2026-07-11\r\n")
                    .contains("\r\n\r\n{\"success\":false,\"error\":{");
        }
    }

    @Test
    void failures_of_the_server_have_the_shape_of_their_version() {
        List<Runnable> failures = List.of(
                () -> server.setStoreBroken(true),
                () -> server.setDatabaseUnavailable(true),
                () -> server.setClassMissing(true));
        for (Runnable failure : failures) {
            failure.run();
            try {
                Reply reply = bare("GET", "/payments", null);
                assertThat(reply.status()).isGreaterThanOrEqualTo(500);
                assertThat(reply.body()).startsWith("{\"error\":{\"type\":\"internal_error\"");
                assertThat(reply.header(VERSION)).isEqualTo(BARE);
            } finally {
                server.setStoreBroken(false);
                server.setDatabaseUnavailable(false);
                server.setClassMissing(false);
            }
        }
    }

    @Test
    void a_rate_limit_has_the_shape_of_its_version() {
        RateLimit one = new RateLimit(1, Duration.ofHours(1));
        try (TestServer limited = new TestServer(LimitSettings.WITHOUT_RATES.withPerKey(one))) {
            Client caller = limited.merchant();
            caller.get("/payments");
            Reply reply = caller.get("/payments", VERSION, BARE);
            assertThat(reply.status()).isEqualTo(429);
            assertThat(reply.body()).startsWith("{\"error\":{\"type\":\"rate_limit_error\"");
            assertThat(Integer.parseInt(reply.header("Retry-After"))).isPositive();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-07-11", "2026-07-24"})
    void a_response_is_replayed_in_the_version_that_is_requested(String first) {
        String other = first.equals(BARE) ? "2026-07-11" : BARE;
        String transaction = merchant.chargedTransaction(25_00);
        for (Request request : List.of(
                new Request("/payments", PaymentLinksTest.LINK),
                new Request(
                        "/payments/charge",
                        "{\"amount\":1,\"currency\":\"eur\",\"description\":\"x\",\"customerId\":\"user_1\"}"),
                new Request("/transactions/" + transaction + "/refund", "{\"amount\":1}"),
                new Request("/transactions/" + transaction + "/retry", ""))) {
            Reply original = client.post(request.path(), request.body(), KEY, request.path(), VERSION, first);
            Reply inOther = client.post(request.path(), request.body(), KEY, request.path(), VERSION, other);
            Reply again = client.post(request.path(), request.body(), KEY, request.path(), VERSION, first);

            MerchantClient.assertReplayed(again, original);
            assertThat(inOther.header("Idempotent-Replayed")).isEqualTo("true");
            assertThat(inOther.header(VERSION)).isEqualTo(other);
            assertThat(inOther.status()).isEqualTo(original.status());
            assertThat(inOther.header("Location")).isEqualTo(original.header("Location"));
            JsonNode enveloped = (first.equals(BARE) ? inOther : original).json();
            JsonNode bare = (first.equals(BARE) ? original : inOther).json();
            assertThat(enveloped.has("success")).isTrue();
            assertThat(bare).isIn(enveloped.path("data"), enveloped.at("/data/refund"), errorOf(enveloped));
        }
        assertThat(client.get("/transactions/" + transaction + "/refunds").data())
                .hasSize(1);
    }

    @Test
    void a_response_is_stored_in_the_form_that_servers_of_the_previous_version_replay() {
        Reply reply = client.post("/payments", PaymentLinksTest.LINK, KEY, "k", VERSION, BARE);

        String stored = server.store
                .idempotencyKeys()
                .find(client.scope(), new IdempotencyKey("k"))
                .orElseThrow()
                .response()
                .encryptedBody();
        assertThat(server.decrypted(stored)).isEqualTo("{\"success\":true,\"data\":" + reply.body() + "}");
    }

    private record Request(String path, String body) {}

    private static JsonNode errorOf(JsonNode enveloped) {
        return Client.MAPPER.createObjectNode().set("error", enveloped.get("error"));
    }
}
