package dev.hexpay.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.adapter.http.Client.Reply;
import dev.hexpay.application.page.EventFilter;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.domain.invoice.InvoiceStatus;
import dev.hexpay.domain.text.WireName;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Updates of the status of an invoice. */
class InvoiceStatusTest extends MerchantTestBed {
    private Reply updateStatus(String id, String body, String... headers) {
        return client.send("PUT", "/invoices/" + id + "/status", body, headers);
    }

    @ParameterizedTest
    @ValueSource(strings = {"paid", "void"})
    void outstanding_invoice_can_be_updated(String status) {
        String id = merchant.storedInvoice(InvoiceStatus.OUTSTANDING);
        server.clock.advance(Duration.ofMinutes(1));

        Reply reply = updateStatus(id, "{\"status\":\"" + status + "\"}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.data().get("id").asText()).isEqualTo(id);
        assertThat(reply.data().get("status").asText()).isEqualTo(status);
        assertThat(reply.data().get("createdAt").asText()).isEqualTo("2026-01-15T12:00:00.123Z");
        assertThat(reply.data().get("updatedAt").asText()).isEqualTo("2026-01-15T12:01:00.123Z");
        assertThat(client.get("/invoices/" + id).data()).isEqualTo(reply.data());
        assertThat(server.store
                        .outbox()
                        .list(client.scope(), EventFilter.ALL, PageRequest.first(100))
                        .items())
                .extracting(recorded -> recorded.event().type().publishedName())
                .isEqualTo("void".equals(status) ? List.of("invoice.voided") : List.of());
    }

    @ParameterizedTest
    @EnumSource(names = "OUTSTANDING", mode = EnumSource.Mode.EXCLUDE)
    void invoice_in_any_other_status_cannot_be_updated(InvoiceStatus status) {
        String id = merchant.storedInvoice(status);

        assertThat(MerchantClient.violatedFields(updateStatus(id, "{\"status\":\"paid\"}")))
                .containsExactly("status");
        assertThat(MerchantClient.violatedFields(updateStatus(id, "{\"status\":\"void\"}")))
                .containsExactly("status");
        assertThat(client.get("/invoices/" + id).data().get("status").asText()).isEqualTo(WireName.of(status));
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
    void invalid_status_update_is_reported(String body, String field) {
        String id = merchant.storedInvoice(InvoiceStatus.OUTSTANDING);

        assertThat(MerchantClient.violatedFields(updateStatus(id, body))).containsExactly(field);
        assertThat(client.get("/invoices/" + id).data().get("status").asText()).isEqualTo("outstanding");
    }

    @Test
    void status_update_with_the_same_key_is_replayed() {
        String id = merchant.storedInvoice(InvoiceStatus.OUTSTANDING);

        Reply first = updateStatus(id, "{\"status\":\"paid\"}", KEY, "k");
        Reply again = updateStatus(id, "{\"status\":\"paid\"}", KEY, "k");

        assertThat(first.status()).isEqualTo(200);
        MerchantClient.assertReplayed(again, first);
        MerchantClient.assertError(
                updateStatus(id, "{\"status\":\"void\"}", KEY, "k"), 409, "idempotency_key_mismatch");
    }
}
