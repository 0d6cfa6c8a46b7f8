package dev.hexpay.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hexpay.adapter.http.Client.Reply;
import dev.hexpay.application.port.out.ProviderResult;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.Dispute;
import dev.hexpay.domain.payment.DisputeOutcome;
import dev.hexpay.domain.payment.DisputeStatus;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.testkit.Builders;
import dev.hexpay.testkit.FaultyConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefundsTest extends MerchantTestBed {
    private JsonNode transaction(String id) {
        return client.get("/transactions/" + id).data();
    }

    private JsonNode refunds(String transaction) {
        return client.get("/transactions/" + transaction + "/refunds").data();
    }

    private String providerReference(String transaction) {
        return ((ProviderResult.Succeeded)
                        server.provider.find(client.scope(), Builders.aChargeRequest(new TransactionId(transaction))))
                .reference();
    }

    private static String refund(JsonNode refund, String transaction, String what) {
        return "{\"id\":" + refund.get("id") + ",\"transactionId\":\"" + transaction + "\"," + what
                + ",\"object\":\"refund\",\"livemode\":false}";
    }

    @Test
    void refund_without_an_amount_refunds_everything() {
        String id = merchant.chargedTransaction(25_00);
        String charge = providerReference(id);

        Reply reply = merchant.refund(id, "");

        JsonNode refund = reply.data().get("refund");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(refund.get("id").asText()).startsWith("re_");
        assertThat(reply.body())
                .isEqualTo("{\"success\":true,\"data\":{\"id\":\"" + id
                        + "\",\"status\":\"refunded\",\"object\":\"transaction\",\"livemode\":false"
                        + ",\"amountRefunded\":2975,\"refund\":"
                        + refund(
                                refund,
                                id,
                                "\"amount\":2975,\"currency\":\"eur\",\"chargeId\":\"" + charge + "\""
                                        + ",\"status\":\"succeeded\",\"reason\":null")
                        + "}}");
        assertThat(transaction(id).get("status").asText()).isEqualTo("refunded");
        assertThat(transaction(id).get("amountRefunded").asLong()).isEqualTo(2975);
    }

    @Test
    void partial_refund_can_be_followed_by_the_rest() {
        String id = merchant.chargedTransaction(25_00);
        int before = server.providerCalls();

        Reply part =
                client.post("/api/v1/transactions/" + id + "/refund", "{\"amount\":1000,\"reason\":\"Late delivery\"}");

        JsonNode first = part.data().get("refund");
        assertThat(part.data().get("status").asText()).isEqualTo("succeeded");
        assertThat(part.data().get("amountRefunded").asLong()).isEqualTo(1000);
        assertThat(first.get("reason").asText()).isEqualTo("Late delivery");
        assertThat(transaction(id).get("status").asText()).isEqualTo("succeeded");

        Reply rest = merchant.refund(id, "{}");

        JsonNode second = rest.data().get("refund");
        assertThat(rest.data().get("status").asText()).isEqualTo("refunded");
        assertThat(rest.data().get("amountRefunded").asLong()).isEqualTo(2975);
        assertThat(second.get("amount").asLong()).isEqualTo(1975);
        assertThat(client.get("/transactions/" + id + "/refunds").body())
                .isEqualTo("{\"success\":true,\"data\":[" + first + "," + second + "],\"hasMore\":false}");
        assertThat(client.get("/api/v1/transactions/" + id + "/refunds").data()).isEqualTo(refunds(id));
        MerchantClient.assertError(merchant.refund(id, "{\"amount\":1}"), 409, "duplicate");
        MerchantClient.assertError(merchant.refund(id, ""), 409, "duplicate");
        assertThat(server.providerCalls()).isEqualTo(before + 2);
    }

    @Test
    void transaction_without_refunds_lists_none() {
        assertThat(client.get("/transactions/" + merchant.chargedTransaction(1) + "/refunds")
                        .body())
                .isEqualTo("{\"success\":true,\"data\":[],\"hasMore\":false}");
    }

    @Test
    void refund_above_the_remaining_amount_reports_the_limit() {
        String id = merchant.chargedTransaction(25_00);
        merchant.refund(id, "{\"amount\":975}");
        int before = server.providerCalls();

        Reply reply = merchant.refund(id, "{\"amount\":2001}");

        assertThat(MerchantClient.violatedFields(reply)).containsExactly("amount");
        assertThat(reply.error().get("message").asText()).contains("between 1 and 2000");
        assertThat(server.providerCalls()).isEqualTo(before);
    }

    @Test
    void unconfirmed_refund_is_pending_and_reserves_its_amount() {
        String id = merchant.chargedTransaction(25_00);
        server.provider.loseNextResponse();

        Reply reply = merchant.refund(id, "{\"amount\":2000}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.data().get("status").asText()).isEqualTo("succeeded");
        assertThat(reply.data().get("amountRefunded").asLong()).isZero();
        assertThat(reply.data().get("refund").get("status").asText()).isEqualTo("pending");
        assertThat(MerchantClient.violatedFields(merchant.refund(id, "{\"amount\":976}")))
                .containsExactly("amount");
        assertThat(client.get("/credit-notes").data()).isEmpty();
    }

    @Test
    void declined_refund_returns_409_with_the_reason() {
        JsonNode payment = merchant.charge(25_00, "eur");
        String id = payment.get("transactionId").asText();
        server.provider.dispute(client.scope(), new TransactionId(id));

        Reply reply = merchant.refund(id, "");

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.body())
                .isEqualTo("{\"success\":false,\"error\":{\"type\":\"conflict_error\",\"code\":\"provider_unsupported\""
                        + ",\"message\":\"This cannot be refunded.\""
                        + ",\"doc_url\":\"https://pay.example/docs/errors/provider_unsupported\"}}");
        assertThat(refunds(id).findValuesAsText("status")).containsExactly("failed");
        assertThat(transaction(id).get("status").asText()).isEqualTo("succeeded");
        assertThat(client.get("/payments/" + payment.get("id").asText())
                        .data()
                        .get("status")
                        .asText())
                .isEqualTo("succeeded");
    }

    @Test
    void declined_refund_is_replayed_and_succeeds_under_a_new_key() {
        String id = merchant.chargedTransaction(25_00);
        String path = "/transactions/" + id + "/refund";
        server.provider.dispute(client.scope(), new TransactionId(id));
        int before = server.providerCalls();
        Reply first = client.post(path, "", KEY, "k");
        server.provider.resolve(client.scope(), new TransactionId(id), DisputeOutcome.WON);

        Reply again = client.post(path, "", KEY, "k");

        assertThat(first.status()).isEqualTo(409);
        MerchantClient.assertReplayed(again, first);
        assertThat(server.providerCalls()).isEqualTo(before + 1);
        assertThat(client.post(path, "", KEY, "k2").status()).isEqualTo(200);
        assertThat(refunds(id).findValuesAsText("status")).containsExactly("failed", "succeeded");
    }

    @Test
    void refund_with_the_same_key_is_replayed_byte_for_byte() {
        String id = merchant.chargedTransaction(25_00);
        String path = "/transactions/" + id + "/refund";

        Reply first = client.post(path, "{\"amount\":1000,\"reason\":\"x\"}", KEY, "k");
        merchant.refund(id, "");

        assertThat(first.status()).isEqualTo(200);
        MerchantClient.assertReplayed(client.post(path, "{\"reason\":\"x\",\"amount\":1e3}", KEY, "k"), first);
        MerchantClient.assertReplayed(
                client.post("/api/v1" + path, "{\"amount\":1000,\"reason\":\"x\"}", KEY, "k"), first);
        assertThat(refunds(id)).hasSize(2);
        MerchantClient.assertError(
                client.post(path, "{\"amount\":999,\"reason\":\"x\"}", KEY, "k"), 409, "idempotency_key_mismatch");
        MerchantClient.assertError(
                client.post(
                        "/transactions/" + merchant.chargedTransaction(1) + "/refund",
                        "{\"amount\":1000,\"reason\":\"x\"}",
                        KEY,
                        "k"),
                409,
                "idempotency_key_mismatch");
    }

    @Test
    void failed_transaction_cannot_be_refunded() {
        String failed = merchant.declinedTransaction(25_00);

        Reply reply = merchant.refund(failed, "");

        MerchantClient.assertError(reply, 409, "provider_unsupported");
        assertThat(reply.error().get("type").asText()).isEqualTo("conflict_error");
        assertThat(refunds(failed)).isEmpty();
    }

    @Test
    void disputed_transaction_cannot_be_refunded() {
        Dispute dispute = new Dispute(Builders.eur(29_75), "fraudulent", DisputeStatus.OPEN);
        server.connection =
                new FaultyConnection.AlteredResults(result -> new ProviderResult.Succeeded("ch_1", null, dispute));
        String disputed = merchant.chargedTransaction(25_00);

        assertThat(transaction(disputed).get("status").asText()).isEqualTo("disputed");
        MerchantClient.assertError(merchant.refund(disputed, ""), 409, "provider_unsupported");
        assertThat(refunds(disputed)).isEmpty();
    }

    @Test
    void refund_at_an_unconfigured_provider_is_unsupported() {
        Transaction here = Builders.aTransaction().succeeded().build();
        Transaction elsewhere = new Transaction(
                here.id(),
                here.payment(),
                "gone",
                here.paymentSource(),
                here.billingDetails(),
                here.price(),
                here.providerReference(),
                here.state(),
                here.createdAt(),
                here.updatedAt(),
                0);
        server.store.transactions().insert(client.scope(), elsewhere);

        MerchantClient.assertError(merchant.refund(here.id().value(), ""), 409, "provider_unsupported");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        {"amount":0}                       | amount
        {"amount":-1}                      | amount
        {"amount":1.5}                     | amount
        {"amount":"100"}                   | amount
        {"amount":9007199254740992}        | amount
        {"reason":""}                      | reason
        {"reason":7}                       | reason
        {"reason":"a\\u0000b"}             | reason
        {"ammount":100}                    | ammount
        {"amount":100,"currency":"eur"}    | currency
        """)
    void invalid_field_is_reported_and_nothing_is_refunded(String body, String field) {
        String id = merchant.chargedTransaction(25_00);

        assertThat(MerchantClient.violatedFields(merchant.refund(id, body))).containsExactly(field);
        assertThat(refunds(id)).isEmpty();
    }

    @Test
    void all_violations_are_reported_at_once_including_the_idempotency_key() {
        Reply reply = client.post(
                "/transactions/" + merchant.chargedTransaction(25_00) + "/refund",
                "{\"amount\":0,\"reason\":\"%s\",\"why\":1}".formatted("x".repeat(501)),
                KEY,
                "two words");

        assertThat(MerchantClient.violatedFields(reply)).containsExactlyInAnyOrder("amount", "reason", "why", KEY);
    }

    @Test
    void amount_of_null_is_refused_and_refunds_nothing() {
        String id = merchant.chargedTransaction(25_00);

        Reply refused = merchant.refund(id, "{\"amount\":null,\"reason\":7}");

        assertThat(MerchantClient.violatedFields(refused)).containsExactly("amount", "reason");
        assertThat(refused.body()).contains("amount must not be null");
        assertThat(refunds(id)).isEmpty();
        assertThat(transaction(id).get("amountRefunded").asLong()).isZero();
    }

    @Test
    void reason_of_null_is_treated_as_omitted() {
        assertThat(merchant.refund(merchant.chargedTransaction(25_00), "{\"reason\":null}")
                        .data()
                        .get("amountRefunded")
                        .asLong())
                .isEqualTo(2975);
    }
}
