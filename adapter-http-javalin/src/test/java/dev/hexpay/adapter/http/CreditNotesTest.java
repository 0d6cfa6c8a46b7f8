package dev.hexpay.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hexpay.adapter.http.Client.Reply;
import dev.hexpay.domain.id.CreditNoteId;
import dev.hexpay.domain.invoice.CreditNote;
import dev.hexpay.testkit.Builders;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CreditNotesTest extends MerchantTestBed {
    @Test
    void refund_has_a_credit_note_with_its_portion_of_tax() {
        JsonNode payment = merchant.charge(100_00, "eur");
        JsonNode refund = merchant.refund(payment.get("transactionId").asText(), "{\"amount\":5950}")
                .data()
                .get("refund");

        Reply list = client.get("/credit-notes");
        String id = list.data().get(0).get("id").asText();
        Reply reply = client.get("/credit-notes/" + id);

        assertThat(id).startsWith("cn_");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body())
                .isEqualTo("{\"success\":true,\"data\":{\"id\":\"" + id + "\",\"number\":\"CN-0001\",\"invoiceId\":"
                        + payment.get("invoiceId") + ",\"refundId\":" + refund.get("id") + ",\"customerId\":"
                        + payment.get("customerId") + ",\"currency\":\"eur\",\"subtotal\":5000,\"taxAmount\":950"
                        + ",\"total\":5950,\"issueDate\":\"2026-01-15T12:00:00.123Z\",\"object\":\"credit_note\""
                        + ",\"livemode\":false,\"cancelsId\":null}}");
        assertThat(client.get("/api/v1/credit-notes/" + id).body()).isEqualTo(reply.body());
        assertThat(list.body()).isEqualTo("{\"success\":true,\"data\":[" + reply.data() + "],\"hasMore\":false}");
    }

    @Test
    void cancellation_has_negative_amounts_and_names_the_canceled_credit_note() {
        JsonNode payment = merchant.charge(100_00, "eur");
        merchant.refund(payment.get("transactionId").asText(), "{\"amount\":5950}");
        CreditNote credited = server.store
                .creditNotes()
                .get(
                        client.scope(),
                        new CreditNoteId(
                                MerchantClient.ids(client.get("/credit-notes")).get(0)));
        CreditNote cancellation =
                Builders.aCreditNote().canceling(credited).numbered(2).build();
        server.store.creditNotes().insert(client.scope(), cancellation);

        JsonNode published =
                client.get("/credit-notes/" + cancellation.id().value()).data();

        assertThat(published.get("number").asText()).isEqualTo("CN-0002");
        assertThat(published.get("subtotal").asLong()).isEqualTo(-50_00);
        assertThat(published.get("taxAmount").asLong()).isEqualTo(-9_50);
        assertThat(published.get("total").asLong()).isEqualTo(-59_50);
        assertThat(published.get("cancelsId").asText()).isEqualTo(credited.id().value());
        assertThat(published.get("refundId").asText())
                .isEqualTo(credited.refund().value());
    }

    @Test
    void credit_notes_are_listed_newest_first_in_pages_and_by_invoice() {
        JsonNode first = merchant.charge(100_00, "eur");
        JsonNode second = merchant.charge(100_00, "eur");
        for (JsonNode payment : List.of(first, second, first)) {
            server.clock.advance(Duration.ofSeconds(1));
            merchant.refund(payment.get("transactionId").asText(), "{\"amount\":100}");
        }
        String ofFirst = "/credit-notes?invoiceId=" + first.get("invoiceId").asText();

        Reply page = client.get("/credit-notes?limit=2");
        Reply rest = client.get(
                "/credit-notes?limit=2&cursor=" + page.json().get("nextCursor").asText());

        assertThat(page.data().findValuesAsText("number")).containsExactly("CN-0003", "CN-0002");
        assertThat(rest.data().findValuesAsText("number")).containsExactly("CN-0001");
        assertThat(rest.json().has("nextCursor")).isFalse();
        assertThat(client.get(ofFirst).data().findValuesAsText("number")).containsExactly("CN-0003", "CN-0001");
        assertThat(client.get("/credit-notes?invoiceId=inv_01KF0RDQKV0000000000000000")
                        .data())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, limit",
        "cursor=x, cursor",
        "invoiceId=, invoiceId",
        "invoiceId=INV-0001, invoiceId",
        "invoiceId=pay_01KF0RDQKV0000000000000000, invoiceId",
    })
    void invalid_parameter_is_reported(String query, String field) {
        assertThat(MerchantClient.violatedFields(client.get("/credit-notes?" + query)))
                .containsExactly(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cn_01KF0RDQKV0000000000000000", "CN-0001", "x"})
    void unknown_credit_note_is_not_found(String id) {
        assertNotFound(client, id);
    }

    @Test
    void credit_note_of_another_scope_is_not_found() {
        merchant.refund(merchant.chargedTransaction(1_00), "");
        String id = MerchantClient.ids(client.get("/credit-notes")).get(0);

        assertNotFound(server.merchant(), id);
        assertNotFound(server.live(client), id);
        assertThat(server.merchant().get("/credit-notes").data()).isEmpty();
    }

    private static void assertNotFound(Client caller, String id) {
        MerchantClient.assertError(caller.get("/credit-notes/" + id), 404, "not_found");
        MerchantClient.assertError(caller.get("/credit-notes/" + id + "/download"), 404, "not_found");
    }

    @Test
    void credit_notes_are_read_only_and_require_an_api_key() {
        MerchantClient.assertError(client.post("/credit-notes", "{}"), 405, "not_found");
        MerchantClient.assertError(client.get("/credit-notes", "x-api-key", "none"), 401, "unauthorized");
    }
}
