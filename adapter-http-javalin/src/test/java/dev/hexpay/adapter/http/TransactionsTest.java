package dev.hexpay.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hexpay.adapter.http.Client.Reply;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.payment.BillingDetails;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.testkit.Builders;
import dev.hexpay.testkit.TransactionBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransactionsTest extends MerchantTestBed {
    private String stored(TransactionBuilder builder) {
        Transaction transaction = builder.build();
        server.store.transactions().insert(client.scope(), transaction);
        return transaction.id().value();
    }

    /** The body of a succeeded transaction with these amounts and currency. */
    private String expectedBody(JsonNode payment, String amounts) {
        return "{\"success\":true,\"data\":{\"id\":" + payment.get("transactionId") + ",\"invoiceId\":"
                + payment.get("invoiceId") + "," + amounts + ",\"provider\":\"commet\",\"status\":\"succeeded\""
                + ",\"customerEmail\":\"ada@example.com\",\"customerName\":\"Ada Lovelace\""
                + ",\"paidAt\":\"2026-01-15T12:00:00.123Z\",\"createdAt\":\"2026-01-15T12:00:00.123Z\""
                + ",\"updatedAt\":\"2026-01-15T12:00:00.123Z\",\"object\":\"transaction\",\"livemode\":false"
                + ",\"paymentId\":" + payment.get("id") + ",\"amountRefunded\":0"
                + ",\"card\":{\"brand\":\"visa\",\"last4\":\"4242\",\"expMonth\":12,\"expYear\":2030},\"failure\":null}}";
    }

    @Test
    void usd_transaction_has_the_published_keys_in_order() {
        JsonNode payment = merchant.charge(25_00, "usd");
        String path = "/transactions/" + payment.get("transactionId").asText();

        Reply reply = client.get(path);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body())
                .isEqualTo(expectedBody(
                        payment,
                        "\"grossAmount\":2975,\"subtotal\":2500,\"taxAmount\":475,\"presentmentAmount\":null"
                                + ",\"currency\":\"usd\""));
        assertThat(client.get("/api/v1" + path).body()).isEqualTo(reply.body());
        assertThat(client.get("/transactions").data().get(0)).isEqualTo(reply.data());
    }

    @ParameterizedTest
    @CsvSource({"eur, 2500, 2975", "jpy, 1000, 1190", "kwd, 1000, 1190"})
    void other_currency_fills_presentment_amount_and_no_usd_amounts(String currency, long subtotal, long total) {
        JsonNode payment = merchant.charge(subtotal, currency);

        assertThat(client.get("/transactions/" + payment.get("transactionId").asText())
                        .body())
                .isEqualTo(expectedBody(
                        payment,
                        "\"grossAmount\":null,\"subtotal\":null,\"taxAmount\":null,\"presentmentAmount\":" + total
                                + ",\"currency\":\"" + currency + "\""));
    }

    @Test
    void declined_transaction_has_no_invoice_and_no_paid_at() {
        JsonNode failed = client.get("/transactions/" + merchant.declinedTransaction(25_00))
                .data();

        assertThat(failed.get("status").asText()).isEqualTo("failed");
        assertThat(failed.get("invoiceId").isNull()).isTrue();
        assertThat(failed.get("paidAt").isNull()).isTrue();
        assertThat(failed.get("grossAmount").asLong()).isEqualTo(29_75);
        assertThat(failed.get("amountRefunded").asLong()).isZero();
    }

    @Test
    void transaction_without_payer_name_has_null_customer_name() {
        String id = stored(Builders.aTransaction()
                .withBillingDetails(new BillingDetails(new EmailAddress("a@example.com"), null, null, null)));

        JsonNode pending = client.get("/transactions/" + id).data();

        assertThat(pending.get("status").asText()).isEqualTo("pending");
        assertThat(pending.get("customerName").isNull()).isTrue();
    }

    @Test
    void transactions_are_listed_newest_first_in_pages_while_new_ones_arrive() {
        List<String> newestFirst = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            server.clock.advance(Duration.ofSeconds(1));
            newestFirst.add(0, merchant.chargedTransaction(i));
        }

        Reply first = client.get("/transactions?limit=3");
        server.clock.advance(Duration.ofSeconds(1));
        merchant.chargedTransaction(6);
        Reply second = client.get("/api/v1/transactions?limit=3&cursor="
                + first.json().get("nextCursor").asText());

        assertThat(MerchantClient.ids(first)).isEqualTo(newestFirst.subList(0, 3));
        assertThat(MerchantClient.ids(second)).isEqualTo(newestFirst.subList(3, 5));
        assertThat(second.json().has("nextCursor")).isFalse();
    }

    @Test
    void transactions_are_filtered_by_status_and_email_ignoring_case() {
        String paid = merchant.chargedTransaction(25_00);
        String refunded = merchant.chargedTransaction(25_00);
        merchant.refund(refunded, "");
        String failed = merchant.declinedTransaction(25_00);
        String bobsTransaction = stored(Builders.aTransaction()
                .withBillingDetails(new BillingDetails(new EmailAddress("Bob@Example.com"), null, null, null)));

        assertThat(MerchantClient.ids(client.get("/transactions?status=succeeded")))
                .containsExactly(paid);
        assertThat(MerchantClient.ids(client.get("/transactions?status=refunded")))
                .containsExactly(refunded);
        assertThat(MerchantClient.ids(client.get("/transactions?status=failed")))
                .containsExactly(failed);
        assertThat(MerchantClient.ids(client.get("/transactions?status=pending")))
                .containsExactly(bobsTransaction);
        assertThat(MerchantClient.ids(client.get("/transactions?status=disputed")))
                .isEmpty();
        assertThat(MerchantClient.ids(client.get("/transactions?customerEmail=BOB@example.com")))
                .containsExactly(bobsTransaction);
        assertThat(MerchantClient.ids(client.get("/transactions?customerEmail=bob@example.com&status=failed")))
                .isEmpty();
        assertThat(MerchantClient.ids(client.get("/transactions?customerEmail=unknown@example.com")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, limit",
        "limit=101, limit",
        "limit=x, limit",
        "cursor=x, cursor",
        "status=paid, status",
        "status=SUCCEEDED, status",
        "customerEmail=, customerEmail",
        "customerEmail=unknown, customerEmail",
    })
    void invalid_parameter_is_reported(String query, String field) {
        assertThat(MerchantClient.violatedFields(client.get("/transactions?" + query)))
                .containsExactly(field);
    }

    @Test
    void all_invalid_parameters_are_reported_including_a_cursor_of_another_list() {
        assertThat(MerchantClient.violatedFields(client.get(
                        "/transactions?limit=0&status=x&customerEmail=y&cursor=" + MerchantClient.cursorOfPayments())))
                .containsExactlyInAnyOrder("limit", "status", "customerEmail", "cursor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"txn_01KF0RDQKV0000000000000000", "pay_01KF0RDQKV0000000000000000", "x"})
    void unknown_transaction_is_not_found(String id) {
        assertNotFound(client, id);
        MerchantClient.assertError(
                client.post("/sandbox/transactions/" + id + "/dispute", "{\"outcome\":\"won\"}"),
                404,
                "transaction_not_found");
    }

    @Test
    void transaction_of_another_scope_is_not_found() {
        String id = merchant.chargedTransaction(25_00);
        int before = server.providerCalls();

        assertNotFound(server.merchant(), id);
        assertNotFound(server.live(client), id);
        assertThat(server.live(client).get("/transactions").data()).isEmpty();
        assertThat(server.providerCalls()).isEqualTo(before);
    }

    private static void assertNotFound(Client caller, String id) {
        String path = "/transactions/" + id;
        MerchantClient.assertError(caller.get(path), 404, "transaction_not_found");
        MerchantClient.assertError(caller.get(path + "/refunds"), 404, "transaction_not_found");
        MerchantClient.assertError(caller.post(path + "/refund", ""), 404, "transaction_not_found");
        MerchantClient.assertError(caller.post(path + "/retry", ""), 404, "transaction_not_found");
    }

    @Test
    void every_route_requires_an_api_key_and_the_right_method() {
        String path = "/transactions/" + merchant.chargedTransaction(1);

        for (Reply reply : List.of(
                client.get("/transactions", "x-api-key", "none"),
                client.get(path, "x-api-key", "none"),
                client.get(path + "/refunds", "x-api-key", "none"),
                client.post(path + "/refund", "", "x-api-key", "none"),
                client.post(path + "/retry", "", "x-api-key", "none"),
                client.post("/sandbox" + path + "/dispute", "{}", "x-api-key", "none"))) {
            MerchantClient.assertError(reply, 401, "unauthorized");
        }
        for (Reply reply : List.of(
                client.post("/transactions", "{}"),
                client.send("DELETE", path, null),
                client.get(path + "/refund"),
                client.post(path + "/refunds", "{}"),
                client.get(path + "/retry"))) {
            MerchantClient.assertError(reply, 405, "not_found");
            assertThat(reply.header("Allow")).isNotBlank();
        }
    }

    @Test
    void one_time_payment_cannot_be_retried() {
        for (String id : List.of(merchant.chargedTransaction(25_00), merchant.declinedTransaction(25_00))) {
            Reply reply = client.post("/transactions/" + id + "/retry", "");

            MerchantClient.assertError(reply, 409, "no_outstanding_invoice");
            assertThat(reply.error().get("type").asText()).isEqualTo("conflict_error");
            MerchantClient.assertError(
                    client.post("/api/v1/transactions/" + id + "/retry", "{}"), 409, "no_outstanding_invoice");
        }
    }

    @Test
    void retry_accepts_an_idempotency_key_and_rejects_body_fields() {
        String path = "/transactions/" + merchant.declinedTransaction(25_00) + "/retry";

        Reply first = client.post(path, "", KEY, "k");

        MerchantClient.assertReplayed(client.post(path, "{}", KEY, "k"), first);
        MerchantClient.assertError(
                client.post("/payments", PaymentLinksTest.LINK, KEY, "k"), 409, "idempotency_key_mismatch");
        assertThat(MerchantClient.violatedFields(client.post(path, "{\"now\":true}")))
                .containsExactly("now");
    }
}
