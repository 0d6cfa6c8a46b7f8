package dev.hexpay.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hexpay.adapter.http.Client.Reply;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.testkit.Builders;
import dev.hexpay.testkit.PaymentBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentListTest {
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

    private String store(PaymentBuilder builder) {
        Payment payment = builder.build();
        server.store.payments().insert(client.scope(), payment);
        return payment.id().value();
    }

    private List<String> storeLinks(int count) {
        List<String> newestFirst = new ArrayList<>();
        IntStream.range(0, count)
                .forEach(i -> newestFirst.add(
                        0, store(Builders.aLink().createdAt(Builders.NOON.plus(Duration.ofSeconds(i))))));
        return newestFirst;
    }

    private static List<String> ids(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        List<String> ids = new ArrayList<>();
        reply.data().forEach(payment -> ids.add(payment.get("id").asText()));
        return ids;
    }

    @Test
    void an_empty_list_has_no_next_page() {
        assertThat(client.get("/payments").body()).isEqualTo("{\"success\":true,\"data\":[],\"hasMore\":false}");
    }

    @Test
    void page_has_25_items_by_default_newest_first() {
        List<String> newestFirst = storeLinks(27);

        Reply reply = client.get("/payments");

        assertThat(ids(reply)).isEqualTo(newestFirst.subList(0, 25));
        assertThat(reply.json().get("hasMore").asBoolean()).isTrue();
        assertThat(reply.json().get("nextCursor").asText()).isNotBlank();
    }

    @Test
    void pages_have_no_gaps_or_duplicates_while_new_payments_arrive() {
        List<String> newestFirst = storeLinks(7);

        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            Reply page = client.get("/payments?limit=3" + cursor);
            seen.addAll(ids(page));
            JsonNode next = page.json().get("nextCursor");
            assertThat(page.json().get("hasMore").asBoolean()).isEqualTo(next != null);
            cursor = next == null ? null : "&cursor=" + next.asText();
            store(Builders.aLink().createdAt(Builders.NOON.plus(Duration.ofHours(1))));
        } while (cursor != null);

        assertThat(seen).isEqualTo(newestFirst);
    }

    @Test
    void payments_are_filtered_by_status_kind_and_time() {
        String link = store(Builders.aLink());
        String charge = store(Builders.aCharge().createdAt(Builders.NOON.plusSeconds(10)));

        assertThat(ids(client.get("/payments?status=pending"))).containsExactly(link);
        assertThat(ids(client.get("/payments?kind=charge"))).containsExactly(charge);
        assertThat(ids(client.get("/payments?kind=charge&status=pending"))).isEmpty();
        assertThat(ids(client.get("/payments?createdAfter=2026-01-15T12:00:00.124Z")))
                .containsExactly(charge);
        assertThat(ids(client.get("/payments?createdAfter=2026-01-15T12:00:00.122Z")))
                .containsExactly(charge, link);
        assertThat(ids(client.get("/payments?createdBefore=2026-01-15T13:00:00.123%2B01:00")))
                .isEmpty();
        assertThat(ids(client.get("/payments?createdBefore=2026-01-15T13:00:00.124%2B01:00")))
                .containsExactly(link);
    }

    @Test
    void payments_are_filtered_by_either_customer_id() {
        Customer customer = server.customerWithCard(client);
        String theirs = store(Builders.aLink().withCustomer(customer.id()));
        store(Builders.aLink());

        assertThat(ids(client.get("/payments?customerId=" + customer.id().value())))
                .containsExactly(theirs);
        assertThat(ids(client.get("/payments?customerId=user_1"))).containsExactly(theirs);
    }

    @Test
    void an_unknown_customer_has_no_payments() {
        store(Builders.aLink());

        assertThat(ids(client.get("/payments?customerId=unknown"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, limit",
        "limit=101, limit",
        "limit=-1, limit",
        "limit=ten, limit",
        "limit=1.5, limit",
        "limit=, limit",
        "limit=99999999999999999999, limit",
        "limit=1&limit=2, limit",
        "cursor=, cursor",
        "cursor=x, cursor",
        "cursor=pay_01KF0RDQKV0000000000000001, cursor",
        "cursor=%ff, cursor",
        "status=paid, status",
        "status=PENDING, status",
        "kind=refund, kind",
        "createdAfter=yesterday, createdAfter",
        "createdAfter=2026-01-15, createdAfter",
        "createdBefore=2026-01-15T12:00:00, createdBefore",
        "createdBefore=%2B12026-01-15T12:00:00Z, createdBefore",
        "customerId=, customerId",
        "customerId, customerId",
        "customerId=%C3%28, customerId",
    })
    void invalid_parameter_is_reported(String query, String field) {
        Reply reply = client.get("/payments?" + query);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo("validation_error");
        assertThat(reply.error().get("param").asText()).isEqualTo(field);
        assertThat(reply.error().get("details")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"customerId=50%off", "customerId=%", "customerId=%4", "%63ustomerId=%zz"})
    void undecodable_filter_is_rejected(String query) throws IOException {
        store(Builders.aLink());

        String response = Client.raw(
                server.port(),
                "GET /payments?" + query + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\nx-api-key: " + client.key()
                        + "\r\n\r\n");

        assertThat(response).startsWith("HTTP/1.1 400 ").contains("\"param\":\"customerId\"");
    }

    @Test
    void external_id_with_special_characters_matches_in_any_encoding() {
        Customer customer = Builders.aCustomer().withExternalId("Ana & Ño+1").build();
        server.store.customers().getOrInsert(client.scope(), customer);
        String theirs = store(Builders.aLink().withCustomer(customer.id()));

        assertThat(ids(client.get("/payments?customerId=Ana+%26%20%C3%91o%2B1")))
                .containsExactly(theirs);
    }

    @Test
    void all_invalid_parameters_are_reported_at_once() {
        Reply reply = client.get("/payments?limit=0&cursor=x&status=y&kind=z&createdAfter=a&createdBefore=b");

        List<String> fields = new ArrayList<>();
        reply.error()
                .get("details")
                .forEach(detail -> fields.add(detail.get("field").asText()));
        assertThat(fields)
                .containsExactlyInAnyOrder("limit", "cursor", "status", "kind", "createdAfter", "createdBefore");
    }

    @Test
    void cursor_of_another_list_is_rejected() {
        String ofCustomers = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Builders.aCustomerId().value().getBytes(StandardCharsets.UTF_8));

        assertThat(client.get("/payments?cursor=" + ofCustomers).status()).isEqualTo(400);
    }
}
