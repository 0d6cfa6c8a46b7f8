package dev.hexpay.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hexpay.adapter.http.Client.Reply;
import dev.hexpay.domain.invoice.InvoiceStatus;
import dev.hexpay.domain.invoice.Receipt;
import dev.hexpay.domain.tenant.Scoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InvoicesTest extends MerchantTestBed {
    /** The queued receipts of this merchant; reading leases them. */
    private List<Scoped<Receipt>> receiptsDue() {
        Instant now = server.clock.instant();
        return server.store.receipts().lease(now, now.plus(Duration.ofMinutes(2)), 100).stream()
                .filter(due -> due.scope().equals(client.scope()))
                .toList();
    }

    @Test
    void invoice_has_the_published_keys_in_order() {
        JsonNode payment = merchant.charge(25_00, "eur");
        String id = payment.get("invoiceId").asText();

        Reply reply = client.get("/invoices/" + id);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body())
                .isEqualTo("{\"success\":true,\"data\":{\"id\":\"" + id + "\",\"customerId\":"
                        + payment.get("customerId")
                        + ",\"subscriptionId\":null,\"invoiceNumber\":\"INV-0001\",\"status\":\"paid\""
                        + ",\"invoiceType\":\"one_time_payment\",\"currency\":\"eur\",\"subtotal\":2500"
                        + ",\"discountAmount\":0,\"taxAmount\":475,\"total\":2975"
                        + ",\"periodStart\":\"2026-01-15T12:00:00.123Z\",\"periodEnd\":\"2026-01-15T12:00:00.123Z\""
                        + ",\"issueDate\":\"2026-01-15T12:00:00.123Z\",\"dueDate\":\"2026-01-15T12:00:00.123Z\""
                        + ",\"memo\":null,\"metadata\":{},\"createdAt\":\"2026-01-15T12:00:00.123Z\""
                        + ",\"updatedAt\":\"2026-01-15T12:00:00.123Z\""
                        + ",\"lineItems\":[{\"lineType\":\"one_time\",\"featureName\":null"
                        + ",\"description\":\"Renewal\",\"quantity\":1,\"unitAmount\":2500,\"amount\":2500"
                        + ",\"includedAmount\":null,\"usedAmount\":null,\"overageAmount\":null"
                        + ",\"discountType\":null,\"discountValue\":null,\"discountName\":null"
                        + ",\"chargeType\":\"standard\"}],\"object\":\"invoice\",\"livemode\":false}}");
        assertThat(client.get("/api/v1/invoices/" + id).body()).isEqualTo(reply.body());
        assertThat(client.get("/invoices").data().get(0)).isEqualTo(reply.data());
        assertThat(client.send("HEAD", "/invoices/" + id, null).status()).isEqualTo(200);
    }

    @Test
    void invoices_are_listed_newest_first_in_pages_while_new_ones_arrive() {
        List<String> newestFirst = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            server.clock.advance(Duration.ofSeconds(1));
            newestFirst.add(0, merchant.invoice(i));
        }

        Reply first = client.get("/invoices?limit=2");
        server.clock.advance(Duration.ofSeconds(1));
        merchant.invoice(6);
        Reply second = client.get("/api/v1/invoices?limit=2&cursor="
                + first.json().get("nextCursor").asText());
        Reply third = client.get(
                "/invoices?limit=2&cursor=" + second.json().get("nextCursor").asText());

        assertThat(MerchantClient.ids(first)).isEqualTo(newestFirst.subList(0, 2));
        assertThat(MerchantClient.ids(second)).isEqualTo(newestFirst.subList(2, 4));
        assertThat(MerchantClient.ids(third)).isEqualTo(newestFirst.subList(4, 5));
        assertThat(third.json().has("nextCursor")).isFalse();
    }

    @Test
    void invoices_of_a_new_merchant_are_empty() {
        assertThat(client.get("/invoices").body()).isEqualTo("{\"success\":true,\"data\":[],\"hasMore\":false}");
    }

    @Test
    void invoices_are_filtered_by_status_and_by_either_customer_id() {
        String paid = merchant.invoice(25_00);
        String open = merchant.storedInvoice(InvoiceStatus.OUTSTANDING);
        String id = merchant.customer().id().value();

        assertThat(MerchantClient.ids(client.get("/invoices?status=paid"))).containsExactly(paid);
        assertThat(MerchantClient.ids(client.get("/invoices?status=outstanding")))
                .containsExactly(open);
        assertThat(MerchantClient.ids(client.get("/invoices?status=draft"))).isEmpty();
        assertThat(MerchantClient.ids(client.get("/invoices?customerId=" + id))).containsExactlyInAnyOrder(paid, open);
        assertThat(MerchantClient.ids(client.get("/invoices?customerId=user_1&status=paid")))
                .containsExactly(paid);
        assertThat(MerchantClient.ids(client.get("/invoices?customerId=unknown")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, limit",
        "limit=101, limit",
        "limit=ten, limit",
        "cursor=x, cursor",
        "cursor=, cursor",
        "status=open, status",
        "status=PAID, status",
        "customerId=, customerId",
        "status=paid&status=void, status",
    })
    void invalid_parameter_is_reported(String query, String field) {
        assertThat(MerchantClient.violatedFields(client.get("/invoices?" + query)))
                .containsExactly(field);
    }

    @Test
    void all_invalid_parameters_are_reported_including_a_cursor_of_another_list() {
        assertThat(MerchantClient.violatedFields(
                        client.get("/invoices?limit=0&status=x&cursor=" + MerchantClient.cursorOfPayments())))
                .containsExactlyInAnyOrder("limit", "status", "cursor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"inv_01KF0RDQKV0000000000000000", "pay_01KF0RDQKV0000000000000000", "x", "%20"})
    void unknown_invoice_is_not_found(String id) {
        assertNotFound(client, id);
    }

    @Test
    void invoice_of_another_scope_is_not_found() {
        String id = merchant.storedInvoice(InvoiceStatus.OUTSTANDING);

        assertNotFound(server.merchant(), id);
        assertNotFound(server.live(client), id);
        assertThat(server.live(client).get("/invoices").data()).isEmpty();
        assertThat(client.get("/invoices/" + id).data().get("status").asText()).isEqualTo("outstanding");
    }

    private static void assertNotFound(Client caller, String id) {
        String path = "/invoices/" + id;
        MerchantClient.assertError(caller.get(path), 404, "invoice_not_found");
        MerchantClient.assertError(caller.get("/api/v1" + path), 404, "invoice_not_found");
        MerchantClient.assertError(caller.get(path + "/download"), 404, "invoice_not_found");
        MerchantClient.assertError(caller.post(path + "/send", ""), 404, "invoice_not_found");
        MerchantClient.assertError(
                caller.send("PUT", path + "/status", "{\"status\":\"void\"}"), 404, "invoice_not_found");
    }

    @Test
    void every_route_requires_an_api_key_and_the_right_method() {
        String path = "/invoices/" + merchant.invoice(1);

        for (Reply reply : List.of(
                client.get("/invoices", "x-api-key", "none"),
                client.get(path, "x-api-key", "none"),
                client.get(path + "/download", "x-api-key", "none"),
                client.post(path + "/send", "", "x-api-key", "none"),
                client.post(path + "/download-links", "", "x-api-key", "none"),
                client.send("PATCH", path + "/status", "{}", "x-api-key", "none"),
                client.send("PUT", path + "/status", "{}", "x-api-key", "none"))) {
            MerchantClient.assertError(reply, 401, "unauthorized");
        }
        for (Reply reply : List.of(
                client.post("/invoices", "{}"),
                client.send("DELETE", path, null),
                client.post(path + "/download", "{}"),
                client.get(path + "/send"),
                client.post(path + "/status", "{\"status\":\"void\"}"),
                client.get(path + "/download-links"))) {
            MerchantClient.assertError(reply, 405, "not_found");
            assertThat(reply.header("Allow")).isNotBlank();
        }
    }

    @Test
    void send_queues_the_invoice_now() {
        String id = merchant.invoice(25_00);
        receiptsDue();
        server.clock.advance(Duration.ofMinutes(1));

        Reply reply = client.post("/invoices/" + id + "/send", "");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body())
                .isEqualTo("{\"success\":true,\"data\":{\"sent\":true,\"sentAt\":\"2026-01-15T12:01:00.123Z\""
                        + ",\"object\":\"invoice\",\"livemode\":false}}");
        assertThat(receiptsDue())
                .singleElement()
                .satisfies(due -> assertThat(due.value().document().id()).isEqualTo(id));
        assertThat(client.post("/api/v1/invoices/" + id + "/send", "{}").status())
                .isEqualTo(200);
    }

    @Test
    void send_with_the_same_key_queues_once() {
        String id = merchant.invoice(25_00);
        receiptsDue();

        Reply first = client.post("/invoices/" + id + "/send", "", KEY, "k");
        server.clock.advance(Duration.ofSeconds(1));
        Reply again = client.post("/api/v1/invoices/" + id + "/send", "{}", KEY, "k");

        MerchantClient.assertReplayed(again, first);
        assertThat(receiptsDue()).hasSize(1);
    }

    @Test
    void send_rejects_body_fields() {
        String id = merchant.invoice(25_00);

        assertThat(MerchantClient.violatedFields(
                        client.post("/invoices/" + id + "/send", "{\"to\":\"a@example.com\"}")))
                .containsExactly("to");
    }
}
