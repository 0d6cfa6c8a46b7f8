package dev.hexpay.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hexpay.adapter.http.Client.Reply;
import dev.hexpay.application.port.out.ProviderResult;
import dev.hexpay.domain.payment.Dispute;
import dev.hexpay.domain.payment.DisputeStatus;
import dev.hexpay.testkit.Builders;
import dev.hexpay.testkit.FaultyConnection;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Disputes as objects: the list with its filters, and one of them. */
class DisputesTest extends MerchantTestBed {
    private int charges;

    /** A payment of 100 EUR and tax, of which the provider reports a dispute of 119 EUR a second later. */
    private JsonNode disputed(String reason, DisputeStatus status) {
        Dispute dispute = new Dispute(Builders.eur(119_00), reason, status);
        String reference = "ch_" + ++charges;
        server.connection =
                new FaultyConnection.AlteredResults(result -> new ProviderResult.Succeeded(reference, null, dispute));
        server.clock.advance(Duration.ofSeconds(1));
        try {
            return merchant.charge(100_00, "eur");
        } finally {
            server.connection = FaultyConnection.HEALTHY;
        }
    }

    private List<String> transactions(String query) {
        return client.get("/disputes" + query).data().findValuesAsText("transactionId");
    }

    @Test
    void dispute_has_the_published_keys_in_order() {
        JsonNode payment = disputed("fraudulent", DisputeStatus.OPEN);

        Reply list = client.get("/disputes");
        String id = list.data().get(0).get("id").asText();
        Reply reply = client.get("/disputes/" + id);

        assertThat(id).matches("dp_[0-9A-Z]{26}");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body())
                .isEqualTo("{\"success\":true,\"data\":{\"id\":\"" + id + "\",\"transactionId\":"
                        + payment.get("transactionId") + ",\"paymentId\":" + payment.get("id")
                        + ",\"amount\":11900,\"currency\":\"eur\",\"reason\":\"fraudulent\",\"status\":\"open\""
                        + ",\"createdAt\":\"2026-01-15T12:00:01.123Z\",\"updatedAt\":\"2026-01-15T12:00:01.123Z\""
                        + ",\"object\":\"dispute\",\"livemode\":false}}");
        assertThat(client.get("/api/v1/disputes/" + id).body()).isEqualTo(reply.body());
        assertThat(list.body()).isEqualTo("{\"success\":true,\"data\":[" + reply.data() + "],\"hasMore\":false}");
    }

    @Test
    void dispute_without_a_reason_has_null() {
        disputed(null, DisputeStatus.LOST);

        JsonNode dispute = client.get("/disputes").data().get(0);

        assertThat(dispute.get("reason").isNull()).isTrue();
        assertThat(dispute.get("status").asText()).isEqualTo("lost");
    }

    @Test
    void disputes_are_listed_newest_first_in_pages() {
        String first = disputed("a", DisputeStatus.OPEN).get("transactionId").asText();
        merchant.charge(1_00, "eur");
        String second = disputed("b", DisputeStatus.WON).get("transactionId").asText();
        String third = disputed("c", DisputeStatus.LOST).get("transactionId").asText();

        Reply page = client.get("/disputes?limit=2");
        String cursor = page.json().get("nextCursor").asText();

        assertThat(page.data().findValuesAsText("transactionId")).containsExactly(third, second);
        assertThat(page.json().get("hasMore").asBoolean()).isTrue();
        assertThat(transactions("?limit=2&cursor=" + cursor)).containsExactly(first);
    }

    @Test
    void disputes_are_filtered_by_transaction_payment_and_status() {
        JsonNode open = disputed("a", DisputeStatus.OPEN);
        JsonNode won = disputed("b", DisputeStatus.WON);
        String transaction = open.get("transactionId").asText();
        String wonTransaction = won.get("transactionId").asText();

        assertThat(transactions("")).containsExactly(wonTransaction, transaction);
        assertThat(transactions("?transactionId=" + transaction)).containsExactly(transaction);
        assertThat(transactions("?paymentId=" + won.get("id").asText())).containsExactly(wonTransaction);
        assertThat(transactions("?status=won")).containsExactly(wonTransaction);
        assertThat(transactions("?status=won&transactionId=" + transaction)).isEmpty();
        assertThat(transactions("?status=lost")).isEmpty();
        assertThat(transactions("?transactionId=" + merchant.chargedTransaction(1_00)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"txn_01KF0RDQKV0000000000000000", "txn_1", "pay_01KF0RDQKV0000000000000000", "x"})
    void unknown_id_in_a_filter_matches_nothing(String id) {
        disputed("a", DisputeStatus.OPEN);

        assertThat(transactions("?transactionId=" + id)).isEmpty();
        assertThat(transactions("?paymentId=" + id.replace("txn_", "pay_"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "limit=101, limit",
        "cursor=x, cursor",
        "status=closed, status",
        "status=OPEN, status",
        "reason=x, reason",
    })
    void invalid_parameter_is_reported(String query, String field) {
        assertThat(MerchantClient.violatedFields(client.get("/disputes?" + query)))
                .containsExactly(field);
        assertThat(MerchantClient.violatedFields(client.get("/disputes?cursor=" + MerchantClient.cursorOfPayments())))
                .containsExactly("cursor");
    }

    @Test
    void dispute_of_another_scope_is_not_found() {
        JsonNode payment = disputed("a", DisputeStatus.OPEN);
        String id = MerchantClient.ids(client.get("/disputes")).get(0);

        for (Client other : List.of(server.live(client), server.merchant())) {
            MerchantClient.assertError(other.get("/disputes/" + id), 404, "not_found");
            assertThat(MerchantClient.ids(other.get("/disputes"))).isEmpty();
        }
        for (String unknown : List.of(
                "dp_01KF0RDQKV0000000000000000",
                "dp_1",
                payment.get("transactionId").asText(),
                payment.get("transactionId").asText().replace("txn_", "dp_"))) {
            MerchantClient.assertError(client.get("/disputes/" + unknown), 404, "not_found");
        }
    }
}
