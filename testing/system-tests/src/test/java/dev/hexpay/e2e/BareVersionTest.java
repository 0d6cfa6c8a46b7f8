package dev.hexpay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hexpay.e2e.ApiClient.ApiResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client of API version 2026-07-24: customer, link, payment, charge, invoice and refund without envelope. */
@EachDatabase
class BareVersionTest {
    private final TestDatabase database;
    private ControllableServer server;
    private ApiClient api;
    private ApiClient older;

    BareVersionTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void start(@TempDir Path dataDir) {
        server = ControllableServer.start(database, dataDir);
        older = server.sandbox();
        api = older.inVersion("2026-12-31");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private ApiResponse send(String method, String path, String body) {
        ApiResponse response = api.send(method, path, body, Map.of());
        assertThat(response.headers()).containsEntry("commet-version", "2026-07-24");
        assertThat(response.json().has("success")).as(response.text()).isFalse();
        return response;
    }

    private JsonNode ok(String method, String path, String body) {
        ApiResponse response = send(method, path, body);
        assertThat(response.status()).as(response.text()).isBetween(200, 201);
        return response.json();
    }

    private List<String> ids(String path) {
        JsonNode list = ok("GET", path, null);
        assertThat(list.path("object").asText()).isEqualTo("list");
        List<String> ids = new ArrayList<>();
        list.path("data").forEach(item -> ids.add(item.path("id").asText()));
        return ids;
    }

    @Test
    void customer_pays_a_link_is_charged_and_gets_a_refund() {
        JsonNode customer = ok("POST", "/customers", "{\"email\":\"ada@example.com\",\"id\":\"user_1\"}");
        JsonNode named = ok("PATCH", "/customers/user_1", "{\"fullName\":\"Ada Lovelace\"}");
        assertThat(named.path("id")).isEqualTo(customer.path("id"));
        assertThat(named.path("fullName").asText()).isEqualTo("Ada Lovelace");

        ApiResponse link = send(
                "POST",
                "/payments",
                "{\"amount\":2500,\"currency\":\"eur\",\"description\":\"Consulting\",\"customerId\":\"user_1\"}");
        assertThat(link.status()).isEqualTo(201);
        String linkId = link.json().path("id").asText();
        assertThat(link.headers().get("location")).endsWith("/payments/" + linkId);
        Payer.from("DE").pay(link.json().path("url").asText(), Payer.VISA);
        JsonNode paid = ok("GET", "/payments/" + linkId, null);
        assertThat(paid.path("status").asText()).isEqualTo("succeeded");
        assertThat(paid).isEqualTo(older.get("/payments/" + linkId).data());

        String charge = ApiClient.charge("user_1", 1000);
        ApiResponse charged = api.postIdempotent("/payments/charge", charge, "renewal-1");
        assertThat(charged.status()).as(charged.text()).isEqualTo(201);
        ApiResponse again = api.postIdempotent("/payments/charge", charge, "renewal-1");
        assertThat(again.text()).isEqualTo(charged.text());
        assertThat(again.headers()).containsEntry("idempotent-replayed", "true");
        assertThat(older.postIdempotent("/payments/charge", charge, "renewal-1").data())
                .isEqualTo(charged.json());
        String chargeId = charged.json().path("id").asText();
        assertThat(ids("/payments?customerId=user_1")).containsExactly(chargeId, linkId);

        String invoice = charged.json().path("invoiceId").asText();
        JsonNode download = ok("POST", "/invoices/" + invoice + "/download-links", "");
        assertThat(download.path("object").asText()).isEqualTo("invoice_download_link");
        assertThat(HttpResult.get(download.path("url").asText()).pdfText()).contains("INV-0002");

        String transaction = charged.json().path("transactionId").asText();
        JsonNode refund = ok("POST", "/transactions/" + transaction + "/refund", "{\"amount\":190}");
        assertThat(refund.path("object").asText()).isEqualTo("refund");
        assertThat(refund.path("transactionId").asText()).isEqualTo(transaction);
        assertThat(refund.path("status").asText()).isEqualTo("succeeded");
        String refundId = refund.path("id").asText();
        assertThat(ids("/refunds?transactionId=" + transaction)).containsExactly(refundId);
        JsonNode stored = ok("GET", "/refunds/" + refundId, null);
        assertThat(stored.path("creditNoteId").asText())
                .isEqualTo(ids("/credit-notes").get(0));
        assertThat(stored.path("amount").asLong()).isEqualTo(190);
    }

    @Test
    void errors_have_no_envelope_and_replaced_endpoints_are_gone() {
        ApiResponse missing = send("GET", "/payments/pay_01KF0RDQKV0000000000000000", null);
        ApiResponse invalid = send("POST", "/payments", "{\"amount\":0}");
        ApiResponse unknown = send("GET", "/nothing", null);
        ApiResponse replaced = send("PUT", "/customers/user_1", "{}");

        assertThat(missing.code()).isEqualTo("payment_not_found");
        assertThat(invalid.code()).isEqualTo("validation_error");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(replaced.status()).isEqualTo(410);
        assertThat(replaced.code()).isEqualTo("endpoint_deprecated");
    }

    @Test
    void dispute_is_listed_with_an_id_of_its_own() {
        ApiResponse link = send("POST", "/payments", ApiClient.createLink("eur", 2500));
        Payer.from("DE").pay(link.json().path("url").asText(), Payer.DISPUTED);
        server.await(() -> !ids("/disputes").isEmpty());

        String id = ids("/disputes?status=open").get(0);
        JsonNode dispute = ok("GET", "/disputes/" + id, null);

        assertThat(dispute.path("paymentId")).isEqualTo(link.json().path("id"));
        assertThat(dispute.path("amount").asLong()).isEqualTo(2975);
        assertThat(ids("/disputes?paymentId=" + link.json().path("id").asText()))
                .containsExactly(id);
        ok(
                "POST",
                "/sandbox/transactions/" + dispute.path("transactionId").asText() + "/dispute",
                "{\"outcome\":\"lost\"}");
        server.await(() -> !ids("/disputes?status=lost").isEmpty());
        assertThat(ids("/disputes")).containsExactly(id);
    }
}
