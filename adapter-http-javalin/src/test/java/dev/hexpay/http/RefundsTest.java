package dev.hexpay.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hexpay.application.port.out.ProviderAnswer;
import dev.hexpay.application.port.out.RefundAnswer;
import dev.hexpay.domain.transaction.Dispute;
import dev.hexpay.domain.transaction.Failure;
import dev.hexpay.domain.transaction.Transaction;
import dev.hexpay.http.Client.Reply;
import dev.hexpay.testkit.Builders;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefundsTest {
    private static final String KEY = "Idempotency-Key";

    private static TestServer server;
    private Till till;
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
        till = Till.at(server);
        client = till.client();
    }

    private JsonNode transaction(String id) {
        return client.get("/transactions/" + id).data();
    }

    private JsonNode refunds(String transaction) {
        return client.get("/transactions/" + transaction + "/refunds").data();
    }

    private long asked(String transaction) {
        return server.provider.refunds().stream()
                .filter(asked -> asked.charge().transaction().value().equals(transaction))
                .count();
    }

    private static String refund(JsonNode refund, String transaction, String what) {
        return "{\"id\":" + refund.get("id") + ",\"transactionId\":\"" + transaction + "\"," + what
                + ",\"object\":\"refund\",\"livemode\":false}";
    }

    @Test
    void all_of_it_goes_back_unless_asked_otherwise() {
        String id = till.sold(25_00);

        Reply reply = till.refund(id, "");

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
                                "\"amount\":2975,\"currency\":\"eur\",\"chargeId\":\"ch_1\""
                                        + ",\"status\":\"succeeded\",\"reason\":null")
                        + "}}");
        assertThat(transaction(id).get("status").asText()).isEqualTo("refunded");
        assertThat(transaction(id).get("amountRefunded").asLong()).isEqualTo(2975);
    }

    @Test
    void a_part_goes_back_and_then_the_rest() {
        String id = till.sold(25_00);

        Reply part =
                client.post("/api/v1/transactions/" + id + "/refund", "{\"amount\":1000,\"reason\":\"Late delivery\"}");

        JsonNode first = part.data().get("refund");
        assertThat(part.data().get("status").asText()).isEqualTo("succeeded");
        assertThat(part.data().get("amountRefunded").asLong()).isEqualTo(1000);
        assertThat(first.get("reason").asText()).isEqualTo("Late delivery");
        assertThat(transaction(id).get("status").asText()).isEqualTo("succeeded");

        Reply rest = till.refund(id, "{}");

        JsonNode second = rest.data().get("refund");
        assertThat(rest.data().get("status").asText()).isEqualTo("refunded");
        assertThat(rest.data().get("amountRefunded").asLong()).isEqualTo(2975);
        assertThat(second.get("amount").asLong()).isEqualTo(1975);
        assertThat(client.get("/transactions/" + id + "/refunds").body())
                .isEqualTo("{\"success\":true,\"data\":[" + first + "," + second + "],\"hasMore\":false}");
        assertThat(client.get("/api/v1/transactions/" + id + "/refunds").data()).isEqualTo(refunds(id));
        Till.assertRefused(till.refund(id, "{\"amount\":1}"), 409, "duplicate");
        Till.assertRefused(till.refund(id, ""), 409, "duplicate");
        assertThat(asked(id)).isEqualTo(2);
    }

    @Test
    void money_that_was_not_refunded_has_no_refunds() {
        assertThat(client.get("/transactions/" + till.sold(1) + "/refunds").body())
                .isEqualTo("{\"success\":true,\"data\":[],\"hasMore\":false}");
    }

    @Test
    void more_than_is_left_is_refused_and_says_how_much_is_left() {
        String id = till.sold(25_00);
        till.refund(id, "{\"amount\":975}");

        Reply reply = till.refund(id, "{\"amount\":2001}");

        assertThat(Till.fields(reply)).containsExactly("amount");
        assertThat(reply.error().get("message").asText()).contains("between 1 and 2000");
        assertThat(asked(id)).isEqualTo(1);
    }

    @Test
    void a_refund_that_the_provider_has_not_answered_is_pending_and_takes_its_money() {
        String id = till.sold(25_00);
        server.provider.saysOfRefunds(new RefundAnswer.StillProcessing());

        Reply reply = till.refund(id, "{\"amount\":2000}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.data().get("status").asText()).isEqualTo("succeeded");
        assertThat(reply.data().get("amountRefunded").asLong()).isZero();
        assertThat(reply.data().get("refund").get("status").asText()).isEqualTo("pending");
        assertThat(Till.fields(till.refund(id, "{\"amount\":976}"))).containsExactly("amount");
        assertThat(client.get("/credit-notes").data()).isEmpty();
    }

    @Test
    void a_refund_that_the_provider_refuses_is_409_and_says_why() {
        JsonNode payment = till.charge(25_00, "eur");
        String id = payment.get("transactionId").asText();
        server.provider.saysOfRefunds(new RefundAnswer.Declined(
                new Failure("insufficient_balance", "empty", "Your balance does not cover this refund.")));

        Reply reply = till.refund(id, "");

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.body())
                .isEqualTo("{\"success\":false,\"error\":{\"type\":\"conflict_error\",\"code\":\"provider_unsupported\""
                        + ",\"message\":\"Your balance does not cover this refund.\""
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
    void what_the_provider_refused_is_repeated_under_its_key_and_can_be_asked_for_under_another() {
        String id = till.sold(25_00);
        String path = "/transactions/" + id + "/refund";
        server.provider.saysOfRefunds(new RefundAnswer.Declined(new Failure("refused", null, "No.")));
        Reply first = client.post(path, "", KEY, "k");
        server.provider.saysOfRefunds(new RefundAnswer.Succeeded("refund_2"));

        Reply again = client.post(path, "", KEY, "k");

        assertThat(first.status()).isEqualTo(409);
        Till.assertReplayed(again, first);
        assertThat(asked(id)).isEqualTo(1);
        assertThat(client.post(path, "", KEY, "k2").status()).isEqualTo(200);
        assertThat(refunds(id).findValuesAsText("status")).containsExactly("failed", "succeeded");
    }

    @Test
    void a_refund_under_a_key_happens_once_and_is_repeated_byte_for_byte() {
        String id = till.sold(25_00);
        String path = "/transactions/" + id + "/refund";

        Reply first = client.post(path, "{\"amount\":1000,\"reason\":\"x\"}", KEY, "k");
        till.refund(id, "");

        assertThat(first.status()).isEqualTo(200);
        Till.assertReplayed(client.post(path, "{\"reason\":\"x\",\"amount\":1e3}", KEY, "k"), first);
        Till.assertReplayed(client.post("/api/v1" + path, "{\"amount\":1000,\"reason\":\"x\"}", KEY, "k"), first);
        assertThat(refunds(id)).hasSize(2);
        Till.assertRefused(
                client.post(path, "{\"amount\":999,\"reason\":\"x\"}", KEY, "k"), 409, "idempotency_key_mismatch");
        Till.assertRefused(
                client.post(
                        "/transactions/" + till.sold(1) + "/refund", "{\"amount\":1000,\"reason\":\"x\"}", KEY, "k"),
                409,
                "idempotency_key_mismatch");
    }

    @Test
    void money_that_has_not_moved_cannot_go_back() {
        String failed = till.declined(25_00);

        Reply reply = till.refund(failed, "");

        Till.assertRefused(reply, 409, "provider_unsupported");
        assertThat(reply.error().get("type").asText()).isEqualTo("conflict_error");
        assertThat(refunds(failed)).isEmpty();
    }

    @Test
    void money_that_a_bank_has_claimed_cannot_go_back() {
        Dispute dispute = new Dispute(Builders.eur(29_75), "fraudulent", Dispute.Standing.OPEN);
        server.provider.says(new ProviderAnswer.Succeeded("ch_1", null, dispute));
        String disputed = till.sold(25_00);

        assertThat(transaction(disputed).get("status").asText()).isEqualTo("disputed");
        Till.assertRefused(till.refund(disputed, ""), 409, "provider_unsupported");
        assertThat(refunds(disputed)).isEmpty();
    }

    @Test
    void money_at_a_provider_that_is_not_there_any_more_cannot_go_back_now() {
        Transaction here = Builders.aTransaction().succeeded().build();
        Transaction elsewhere = new Transaction(
                here.id(),
                here.payment(),
                "gone",
                here.instrument(),
                here.payer(),
                here.price(),
                here.state(),
                here.createdAt(),
                here.updatedAt(),
                0);
        server.store.transactions().insert(client.scope(), elsewhere);

        Till.assertRefused(till.refund(here.id().value(), ""), 503, "provider_unavailable");
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
    void a_wrong_member_is_named_and_nothing_goes_back(String body, String field) {
        String id = till.sold(25_00);

        assertThat(Till.fields(till.refund(id, body))).containsExactly(field);
        assertThat(refunds(id)).isEmpty();
    }

    @Test
    void everything_that_is_wrong_is_told_at_once_the_key_included() {
        Reply reply = client.post(
                "/transactions/" + till.sold(25_00) + "/refund",
                "{\"amount\":0,\"reason\":\"%s\",\"why\":1}".formatted("x".repeat(501)),
                KEY,
                "two words");

        assertThat(Till.fields(reply)).containsExactlyInAnyOrder("amount", "reason", "why", KEY);
    }

    @Test
    void null_is_as_good_as_nothing() {
        assertThat(till.refund(till.sold(25_00), "{\"amount\":null,\"reason\":null}")
                        .data()
                        .get("amountRefunded")
                        .asLong())
                .isEqualTo(2975);
    }
}
