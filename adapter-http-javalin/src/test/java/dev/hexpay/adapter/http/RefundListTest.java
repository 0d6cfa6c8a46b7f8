package dev.hexpay.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hexpay.adapter.http.Client.Reply;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Refunds as objects: the list with its filters, and one of them. */
class RefundListTest extends MerchantTestBed {
    private String refunded(String transaction, String body) {
        Reply reply = merchant.refund(transaction, body);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.data().get("refund").get("id").asText();
    }

    private List<String> list(String query) {
        return MerchantClient.ids(client.get("/refunds" + query));
    }

    @Test
    void refund_has_the_published_keys_in_order() {
        JsonNode payment = merchant.charge(100_00, "eur");
        String transaction = payment.get("transactionId").asText();
        server.clock.advance(Duration.ofSeconds(1));

        String id = refunded(transaction, "{\"amount\":5950,\"reason\":\"Late delivery\"}");

        Reply reply = client.get("/refunds/" + id);
        String note = MerchantClient.ids(client.get("/credit-notes")).get(0);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body())
                .isEqualTo("{\"success\":true,\"data\":{\"id\":\"" + id + "\",\"transactionId\":\"" + transaction
                        + "\",\"paymentId\":" + payment.get("id") + ",\"creditNoteId\":\"" + note
                        + "\",\"amount\":5950,\"taxAmount\":950,\"currency\":\"eur\",\"status\":\"succeeded\""
                        + ",\"reason\":\"Late delivery\",\"createdAt\":\"2026-01-15T12:00:01.123Z\""
                        + ",\"updatedAt\":\"2026-01-15T12:00:01.123Z\",\"object\":\"refund\",\"livemode\":false}}");
        assertThat(client.get("/api/v1/refunds/" + id).body()).isEqualTo(reply.body());
        assertThat(client.get("/refunds").body())
                .isEqualTo("{\"success\":true,\"data\":[" + reply.data() + "],\"hasMore\":false}");
    }

    @Test
    void unsettled_refund_has_no_credit_note_and_no_reason() {
        String transaction = merchant.chargedTransaction(25_00);
        server.provider.loseNextResponse();

        String id = refunded(transaction, "");

        JsonNode refund = client.get("/refunds/" + id).data();
        assertThat(refund.get("status").asText()).isEqualTo("pending");
        assertThat(refund.get("creditNoteId").isNull()).isTrue();
        assertThat(refund.get("reason").isNull()).isTrue();
    }

    @Test
    void refunds_are_listed_newest_first_in_pages() {
        String transaction = merchant.chargedTransaction(100_00);
        String first = refunded(transaction, "{\"amount\":100}");
        server.clock.advance(Duration.ofSeconds(1));
        String second = refunded(transaction, "{\"amount\":100}");
        server.clock.advance(Duration.ofSeconds(1));
        String third = refunded(transaction, "{\"amount\":100}");

        Reply page = client.get("/refunds?limit=2");
        String cursor = page.json().get("nextCursor").asText();

        assertThat(MerchantClient.ids(page)).containsExactly(third, second);
        assertThat(page.json().get("hasMore").asBoolean()).isTrue();
        assertThat(list("?limit=2&cursor=" + cursor)).containsExactly(first);
        assertThat(page.data().findValuesAsText("creditNoteId"))
                .doesNotHaveDuplicates()
                .doesNotContain("null");
    }

    @Test
    void refunds_are_filtered_by_transaction_payment_and_status() {
        JsonNode payment = merchant.charge(100_00, "eur");
        String transaction = payment.get("transactionId").asText();
        String succeeded = refunded(transaction, "{\"amount\":100}");
        server.clock.advance(Duration.ofSeconds(1));
        server.provider.loseNextResponse();
        String pending = refunded(transaction, "{\"amount\":100}");
        server.clock.advance(Duration.ofSeconds(1));
        String other = refunded(merchant.chargedTransaction(25_00), "");

        assertThat(list("")).containsExactly(other, pending, succeeded);
        assertThat(list("?transactionId=" + transaction)).containsExactly(pending, succeeded);
        assertThat(list("?paymentId=" + payment.get("id").asText())).containsExactly(pending, succeeded);
        assertThat(list("?status=succeeded")).containsExactly(other, succeeded);
        assertThat(list("?status=pending&transactionId=" + transaction)).containsExactly(pending);
        assertThat(list("?status=failed")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"txn_01KF0RDQKV0000000000000000", "txn_1", "pay_01KF0RDQKV0000000000000000", "x"})
    void unknown_id_in_a_filter_matches_nothing(String id) {
        refunded(merchant.chargedTransaction(25_00), "");

        assertThat(list("?transactionId=" + id)).isEmpty();
        assertThat(list("?paymentId=" + id.replace("txn_", "pay_"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, limit",
        "cursor=x, cursor",
        "status=refunded, status",
        "status=SUCCEEDED, status",
        "transaction=x, transaction",
    })
    void invalid_parameter_is_reported(String query, String field) {
        assertThat(MerchantClient.violatedFields(client.get("/refunds?" + query)))
                .containsExactly(field);
        assertThat(MerchantClient.violatedFields(client.get("/refunds?cursor=" + MerchantClient.cursorOfPayments())))
                .containsExactly("cursor");
    }

    @Test
    void refund_of_another_scope_is_not_found() {
        String id = refunded(merchant.chargedTransaction(25_00), "");

        for (Client other : List.of(server.live(client), server.merchant())) {
            MerchantClient.assertError(other.get("/refunds/" + id), 404, "not_found");
            assertThat(MerchantClient.ids(other.get("/refunds"))).isEmpty();
        }
        for (String unknown : List.of("re_01KF0RDQKV0000000000000000", "re_1", "txn_01KF0RDQKV0000000000000000")) {
            MerchantClient.assertError(client.get("/refunds/" + unknown), 404, "not_found");
        }
    }
}
