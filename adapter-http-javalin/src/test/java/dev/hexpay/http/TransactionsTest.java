package dev.hexpay.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.transaction.Payer;
import dev.hexpay.domain.transaction.Transaction;
import dev.hexpay.http.Client.Reply;
import dev.hexpay.testkit.Builders;
import dev.hexpay.testkit.TransactionBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransactionsTest {
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

    private String stored(TransactionBuilder builder) {
        Transaction transaction = builder.build();
        server.store.transactions().insert(client.scope(), transaction);
        return transaction.id().value();
    }

    /** The body of a paid attempt whose amounts and currency are these. */
    private String told(JsonNode payment, String amounts) {
        return "{\"success\":true,\"data\":{\"id\":" + payment.get("transactionId") + ",\"invoiceId\":"
                + payment.get("invoiceId") + "," + amounts + ",\"provider\":\"sandbox\",\"status\":\"succeeded\""
                + ",\"customerEmail\":\"ada@example.com\",\"customerName\":\"Ada Lovelace\""
                + ",\"paidAt\":\"2026-01-15T12:00:00.123Z\",\"createdAt\":\"2026-01-15T12:00:00.123Z\""
                + ",\"updatedAt\":\"2026-01-15T12:00:00.123Z\",\"object\":\"transaction\",\"livemode\":false"
                + ",\"paymentId\":" + payment.get("id") + ",\"amountRefunded\":0}}";
    }

    @Test
    void a_transaction_in_dollars_has_the_published_keys_in_their_order() {
        JsonNode payment = till.charge(25_00, "usd");
        String path = "/transactions/" + payment.get("transactionId").asText();

        Reply reply = client.get(path);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body())
                .isEqualTo(told(
                        payment,
                        "\"grossAmount\":2975,\"subtotal\":2500,\"taxAmount\":475,\"presentmentAmount\":null"
                                + ",\"currency\":\"usd\""));
        assertThat(client.get("/api/v1" + path).body()).isEqualTo(reply.body());
        assertThat(client.get("/transactions").data().get(0)).isEqualTo(reply.data());
    }

    @ParameterizedTest
    @CsvSource({"eur, 2500, 2975", "jpy, 1000, 1190", "kwd, 1000, 1190"})
    void a_transaction_in_another_currency_tells_what_was_presented_and_no_dollars(
            String currency, long subtotal, long total) {
        JsonNode payment = till.charge(subtotal, currency);

        assertThat(client.get("/transactions/" + payment.get("transactionId").asText())
                        .body())
                .isEqualTo(told(
                        payment,
                        "\"grossAmount\":null,\"subtotal\":null,\"taxAmount\":null,\"presentmentAmount\":" + total
                                + ",\"currency\":\"" + currency + "\""));
    }

    @Test
    void an_attempt_that_was_declined_has_neither_invoice_nor_time_of_payment() {
        JsonNode failed = client.get("/transactions/" + till.declined(25_00)).data();

        assertThat(failed.get("status").asText()).isEqualTo("failed");
        assertThat(failed.get("invoiceId").isNull()).isTrue();
        assertThat(failed.get("paidAt").isNull()).isTrue();
        assertThat(failed.get("grossAmount").asLong()).isEqualTo(29_75);
        assertThat(failed.get("amountRefunded").asLong()).isZero();
    }

    @Test
    void an_attempt_of_somebody_without_a_name_says_so() {
        String id = stored(Builders.aTransaction().by(new Payer(new EmailAddress("a@example.com"), null, null, null)));

        JsonNode pending = client.get("/transactions/" + id).data();

        assertThat(pending.get("status").asText()).isEqualTo("pending");
        assertThat(pending.get("customerName").isNull()).isTrue();
    }

    @Test
    void transactions_are_listed_newest_first_in_pages_while_others_come_in() {
        List<String> newestFirst = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            server.clock.advance(Duration.ofSeconds(1));
            newestFirst.add(0, till.sold(i));
        }

        Reply first = client.get("/transactions?limit=3");
        server.clock.advance(Duration.ofSeconds(1));
        till.sold(6);
        Reply second = client.get("/api/v1/transactions?limit=3&cursor="
                + first.json().get("nextCursor").asText());

        assertThat(Till.ids(first)).isEqualTo(newestFirst.subList(0, 3));
        assertThat(Till.ids(second)).isEqualTo(newestFirst.subList(3, 5));
        assertThat(second.json().has("nextCursor")).isFalse();
    }

    @Test
    void transactions_are_found_by_status_and_by_the_payers_address_in_any_case() {
        String paid = till.sold(25_00);
        String refunded = till.sold(25_00);
        till.refund(refunded, "");
        String failed = till.declined(25_00);
        String bobs =
                stored(Builders.aTransaction().by(new Payer(new EmailAddress("Bob@Example.com"), null, null, null)));

        assertThat(Till.ids(client.get("/transactions?status=succeeded"))).containsExactly(paid);
        assertThat(Till.ids(client.get("/transactions?status=refunded"))).containsExactly(refunded);
        assertThat(Till.ids(client.get("/transactions?status=failed"))).containsExactly(failed);
        assertThat(Till.ids(client.get("/transactions?status=pending"))).containsExactly(bobs);
        assertThat(Till.ids(client.get("/transactions?status=disputed"))).isEmpty();
        assertThat(Till.ids(client.get("/transactions?customerEmail=BOB@example.com")))
                .containsExactly(bobs);
        assertThat(Till.ids(client.get("/transactions?customerEmail=bob@example.com&status=failed")))
                .isEmpty();
        assertThat(Till.ids(client.get("/transactions?customerEmail=nobody@example.com")))
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
        "customerEmail=nobody, customerEmail",
    })
    void a_wrong_parameter_is_named(String query, String field) {
        assertThat(Till.fields(client.get("/transactions?" + query))).containsExactly(field);
    }

    @Test
    void all_wrong_parameters_are_named_at_once_and_a_cursor_of_another_list_is_wrong() {
        String ofPayments = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Builders.aPaymentId().value().getBytes(StandardCharsets.UTF_8));

        assertThat(Till.fields(client.get("/transactions?limit=0&status=x&customerEmail=y&cursor=" + ofPayments)))
                .containsExactlyInAnyOrder("limit", "status", "customerEmail", "cursor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"txn_01KF0RDQKV0000000000000000", "pay_01KF0RDQKV0000000000000000", "x"})
    void a_transaction_that_is_not_there_is_not_found(String id) {
        assertNotFound(client, id);
        Till.assertRefused(
                client.post("/sandbox/transactions/" + id + "/dispute", "{\"outcome\":\"won\"}"),
                404,
                "transaction_not_found");
    }

    @Test
    void a_transaction_of_somebody_else_or_of_the_other_mode_does_not_exist() {
        String id = till.sold(25_00);

        assertNotFound(server.merchant(), id);
        assertNotFound(server.live(client), id);
        assertThat(server.live(client).get("/transactions").data()).isEmpty();
        assertThat(server.provider.refunds())
                .noneMatch(asked -> asked.charge().transaction().value().equals(id));
    }

    private static void assertNotFound(Client caller, String id) {
        String path = "/transactions/" + id;
        Till.assertRefused(caller.get(path), 404, "transaction_not_found");
        Till.assertRefused(caller.get(path + "/refunds"), 404, "transaction_not_found");
        Till.assertRefused(caller.post(path + "/refund", ""), 404, "transaction_not_found");
        Till.assertRefused(caller.post(path + "/retry", ""), 404, "transaction_not_found");
    }

    @Test
    void every_route_wants_a_key_and_its_own_method() {
        String path = "/transactions/" + till.sold(1);

        for (Reply reply : List.of(
                client.get("/transactions", "x-api-key", "none"),
                client.get(path, "x-api-key", "none"),
                client.get(path + "/refunds", "x-api-key", "none"),
                client.post(path + "/refund", "", "x-api-key", "none"),
                client.post(path + "/retry", "", "x-api-key", "none"),
                client.post("/sandbox" + path + "/dispute", "{}", "x-api-key", "none"))) {
            Till.assertRefused(reply, 401, "unauthorized");
        }
        for (Reply reply : List.of(
                client.post("/transactions", "{}"),
                client.send("DELETE", path, null),
                client.get(path + "/refund"),
                client.post(path + "/refunds", "{}"),
                client.get(path + "/retry"))) {
            Till.assertRefused(reply, 405, "not_found");
            assertThat(reply.header("Allow")).isNotBlank();
        }
    }

    @Test
    void a_one_time_payment_is_never_tried_again() {
        for (String id : List.of(till.sold(25_00), till.declined(25_00))) {
            Reply reply = client.post("/transactions/" + id + "/retry", "");

            Till.assertRefused(reply, 409, "no_outstanding_invoice");
            assertThat(reply.error().get("type").asText()).isEqualTo("conflict_error");
            Till.assertRefused(
                    client.post("/api/v1/transactions/" + id + "/retry", "{}"), 409, "no_outstanding_invoice");
        }
    }

    @Test
    void a_retry_takes_a_key_and_has_nothing_to_say() {
        String path = "/transactions/" + till.declined(25_00) + "/retry";

        Reply first = client.post(path, "", KEY, "k");

        Till.assertReplayed(client.post(path, "{}", KEY, "k"), first);
        Till.assertRefused(client.post("/payments", PaymentLinksTest.LINK, KEY, "k"), 409, "idempotency_key_mismatch");
        assertThat(Till.fields(client.post(path, "{\"now\":true}"))).containsExactly("now");
    }

    @Test
    void a_dispute_about_play_money_can_be_decided() {
        String id = till.sold(25_00);
        server.disputed.add(new TransactionId(id));

        Reply first = client.post("/sandbox/transactions/" + id + "/dispute", "{\"outcome\":\"won\"}", KEY, "k");

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.data()).isEqualTo(client.get("/transactions/" + id).data());
        assertThat(server.disputed).doesNotContain(new TransactionId(id));
        Till.assertReplayed(
                client.post("/api/v1/sandbox/transactions/" + id + "/dispute", "{\"outcome\":\"won\"}", KEY, "k"),
                first);
    }

    @Test
    void without_a_dispute_there_is_nothing_to_decide() {
        Till.assertRefused(
                client.post("/sandbox/transactions/" + till.sold(25_00) + "/dispute", "{\"outcome\":\"lost\"}"),
                409,
                "provider_unsupported");
    }

    @Test
    void disputes_about_real_money_are_not_decided_here() {
        Till.assertRefused(
                server.live(client)
                        .post("/sandbox/transactions/" + till.sold(25_00) + "/dispute", "{\"outcome\":\"won\"}"),
                403,
                "sandbox_only");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        {}                              | outcome
        {"outcome":"open"}              | outcome
        {"outcome":"WON"}               | outcome
        {"outcome":true}                | outcome
        {"outcome":"won","why":"x"}     | why
        """)
    void a_wrong_verdict_is_named(String body, String field) {
        assertThat(Till.fields(client.post("/sandbox/transactions/" + till.sold(25_00) + "/dispute", body)))
                .containsExactly(field);
    }
}
