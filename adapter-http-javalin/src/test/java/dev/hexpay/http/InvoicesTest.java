package dev.hexpay.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hexpay.application.port.out.PageRequest;
import dev.hexpay.application.port.out.Receipts;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.invoice.InvoiceStatus;
import dev.hexpay.http.Client.Reply;
import dev.hexpay.testkit.Builders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class InvoicesTest {
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

    private String stored(InvoiceStatus status) {
        Invoice invoice = Builders.anInvoice()
                .to(till.customer().id())
                .numbered(7)
                .in(status)
                .build();
        server.store.invoices().insert(client.scope(), invoice);
        return invoice.id().value();
    }

    private Reply mark(String id, String body, String... headers) {
        return client.send("PUT", "/invoices/" + id + "/status", body, headers);
    }

    /** The e-mails of this merchant that wait to be sent; looking puts them off. */
    private List<Receipts.Located> receiptsDue() {
        Instant now = server.clock.instant();
        return server.store.receipts().lease(now, now.plus(Duration.ofMinutes(2)), 100).stream()
                .filter(due -> due.scope().equals(client.scope()))
                .toList();
    }

    @Test
    void an_invoice_has_the_published_keys_in_their_order() {
        JsonNode payment = till.charge(25_00, "eur");
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
    void invoices_are_listed_newest_first_in_pages_while_others_come_in() {
        List<String> newestFirst = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            server.clock.advance(Duration.ofSeconds(1));
            newestFirst.add(0, till.invoiced(i));
        }

        Reply first = client.get("/invoices?limit=2");
        server.clock.advance(Duration.ofSeconds(1));
        till.invoiced(6);
        Reply second = client.get("/api/v1/invoices?limit=2&cursor="
                + first.json().get("nextCursor").asText());
        Reply third = client.get(
                "/invoices?limit=2&cursor=" + second.json().get("nextCursor").asText());

        assertThat(Till.ids(first)).isEqualTo(newestFirst.subList(0, 2));
        assertThat(Till.ids(second)).isEqualTo(newestFirst.subList(2, 4));
        assertThat(Till.ids(third)).isEqualTo(newestFirst.subList(4, 5));
        assertThat(third.json().has("nextCursor")).isFalse();
    }

    @Test
    void nobody_has_no_invoices() {
        assertThat(client.get("/invoices").body()).isEqualTo("{\"success\":true,\"data\":[],\"hasMore\":false}");
    }

    @Test
    void invoices_are_found_by_status_and_by_either_id_of_their_customer() {
        String paid = till.invoiced(25_00);
        String open = stored(InvoiceStatus.OUTSTANDING);
        String id = till.customer().id().value();

        assertThat(Till.ids(client.get("/invoices?status=paid"))).containsExactly(paid);
        assertThat(Till.ids(client.get("/invoices?status=outstanding"))).containsExactly(open);
        assertThat(Till.ids(client.get("/invoices?status=draft"))).isEmpty();
        assertThat(Till.ids(client.get("/invoices?customerId=" + id))).containsExactlyInAnyOrder(paid, open);
        assertThat(Till.ids(client.get("/invoices?customerId=user_1&status=paid")))
                .containsExactly(paid);
        assertThat(Till.ids(client.get("/invoices?customerId=nobody"))).isEmpty();
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
    void a_wrong_parameter_is_named(String query, String field) {
        assertThat(Till.fields(client.get("/invoices?" + query))).containsExactly(field);
    }

    @Test
    void all_wrong_parameters_are_named_at_once_and_a_cursor_of_another_list_is_wrong() {
        String ofPayments = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Builders.aPaymentId().value().getBytes(StandardCharsets.UTF_8));

        assertThat(Till.fields(client.get("/invoices?limit=0&status=x&cursor=" + ofPayments)))
                .containsExactlyInAnyOrder("limit", "status", "cursor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"inv_01KF0RDQKV0000000000000000", "pay_01KF0RDQKV0000000000000000", "x", "%20"})
    void an_invoice_that_is_not_there_is_not_found(String id) {
        assertNotFound(client, id);
    }

    @Test
    void an_invoice_of_somebody_else_or_of_the_other_mode_does_not_exist() {
        String id = stored(InvoiceStatus.OUTSTANDING);

        assertNotFound(server.merchant(), id);
        assertNotFound(server.live(client), id);
        assertThat(server.live(client).get("/invoices").data()).isEmpty();
        assertThat(client.get("/invoices/" + id).data().get("status").asText()).isEqualTo("outstanding");
    }

    private static void assertNotFound(Client caller, String id) {
        String path = "/invoices/" + id;
        Till.assertRefused(caller.get(path), 404, "invoice_not_found");
        Till.assertRefused(caller.get("/api/v1" + path), 404, "invoice_not_found");
        Till.assertRefused(caller.get(path + "/download"), 404, "invoice_not_found");
        Till.assertRefused(caller.post(path + "/send", ""), 404, "invoice_not_found");
        Till.assertRefused(caller.send("PUT", path + "/status", "{\"status\":\"void\"}"), 404, "invoice_not_found");
    }

    @Test
    void every_route_wants_a_key_and_its_own_method() {
        String path = "/invoices/" + till.invoiced(1);

        for (Reply reply : List.of(
                client.get("/invoices", "x-api-key", "none"),
                client.get(path, "x-api-key", "none"),
                client.get(path + "/download", "x-api-key", "none"),
                client.post(path + "/send", "", "x-api-key", "none"),
                client.send("PUT", path + "/status", "{}", "x-api-key", "none"))) {
            Till.assertRefused(reply, 401, "unauthorized");
        }
        for (Reply reply : List.of(
                client.post("/invoices", "{}"),
                client.send("DELETE", path, null),
                client.post(path + "/download", "{}"),
                client.get(path + "/send"),
                client.send("PATCH", path + "/status", "{\"status\":\"void\"}"))) {
            Till.assertRefused(reply, 405, "not_found");
            assertThat(reply.header("Allow")).isNotBlank();
        }
    }

    @Test
    void a_sent_invoice_is_accepted_to_be_sent_now() {
        String id = till.invoiced(25_00);
        receiptsDue();
        server.clock.advance(Duration.ofMinutes(1));

        Reply reply = client.post("/invoices/" + id + "/send", "");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body())
                .isEqualTo("{\"success\":true,\"data\":{\"sent\":true,\"sentAt\":\"2026-01-15T12:01:00.123Z\""
                        + ",\"object\":\"invoice\",\"livemode\":false}}");
        assertThat(receiptsDue())
                .singleElement()
                .satisfies(due -> assertThat(due.receipt().document().id()).isEqualTo(id));
        assertThat(client.post("/api/v1/invoices/" + id + "/send", "{}").status())
                .isEqualTo(200);
    }

    @Test
    void an_invoice_that_is_sent_twice_under_one_key_is_sent_once() {
        String id = till.invoiced(25_00);
        receiptsDue();

        Reply first = client.post("/invoices/" + id + "/send", "", KEY, "k");
        server.clock.advance(Duration.ofSeconds(1));
        Reply again = client.post("/api/v1/invoices/" + id + "/send", "{}", KEY, "k");

        Till.assertReplayed(again, first);
        assertThat(receiptsDue()).hasSize(1);
    }

    @Test
    void sending_has_nothing_to_say() {
        String id = till.invoiced(25_00);

        assertThat(Till.fields(client.post("/invoices/" + id + "/send", "{\"to\":\"a@example.com\"}")))
                .containsExactly("to");
    }

    @ParameterizedTest
    @ValueSource(strings = {"paid", "void"})
    void an_outstanding_invoice_is_marked_by_hand(String status) {
        String id = stored(InvoiceStatus.OUTSTANDING);
        server.clock.advance(Duration.ofMinutes(1));

        Reply reply = mark(id, "{\"status\":\"" + status + "\"}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.data().get("id").asText()).isEqualTo(id);
        assertThat(reply.data().get("status").asText()).isEqualTo(status);
        assertThat(reply.data().get("createdAt").asText()).isEqualTo("2026-01-15T12:00:00.123Z");
        assertThat(reply.data().get("updatedAt").asText()).isEqualTo("2026-01-15T12:01:00.123Z");
        assertThat(client.get("/invoices/" + id).data()).isEqualTo(reply.data());
        assertThat(server.store
                        .outbox()
                        .list(client.scope(), PageRequest.first(100))
                        .items())
                .extracting(event -> event.data().eventName())
                .isEqualTo("void".equals(status) ? List.of("invoice.voided") : List.of());
    }

    @ParameterizedTest
    @EnumSource(names = "OUTSTANDING", mode = EnumSource.Mode.EXCLUDE)
    void any_other_invoice_stays_as_it_is(InvoiceStatus status) {
        String id = stored(status);

        assertThat(Till.fields(mark(id, "{\"status\":\"paid\"}"))).containsExactly("status");
        assertThat(Till.fields(mark(id, "{\"status\":\"void\"}"))).containsExactly("status");
        assertThat(client.get("/invoices/" + id).data().get("status").asText()).isEqualTo(status.wire());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        {}                                | status
        {"status":null}                   | status
        {"status":"draft"}                | status
        {"status":"outstanding"}          | status
        {"status":"Paid"}                 | status
        {"status":1}                      | status
        {"status":"paid","memo":"x"}      | memo
        """)
    void a_wrong_mark_is_named(String body, String field) {
        String id = stored(InvoiceStatus.OUTSTANDING);

        assertThat(Till.fields(mark(id, body))).containsExactly(field);
        assertThat(client.get("/invoices/" + id).data().get("status").asText()).isEqualTo("outstanding");
    }

    @Test
    void a_mark_under_a_key_is_made_once_and_repeated() {
        String id = stored(InvoiceStatus.OUTSTANDING);

        Reply first = mark(id, "{\"status\":\"paid\"}", KEY, "k");
        Reply again = mark(id, "{\"status\":\"paid\"}", KEY, "k");

        assertThat(first.status()).isEqualTo(200);
        Till.assertReplayed(again, first);
        Till.assertRefused(mark(id, "{\"status\":\"void\"}", KEY, "k"), 409, "idempotency_key_mismatch");
    }
}
