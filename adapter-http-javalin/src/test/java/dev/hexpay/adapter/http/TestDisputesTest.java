package dev.hexpay.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.adapter.http.Client.Reply;
import dev.hexpay.application.port.out.ProviderResult;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.DisputeStatus;
import dev.hexpay.testkit.Builders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Resolutions of disputes in the sandbox. */
class TestDisputesTest extends MerchantTestBed {
    private static String path(String transaction) {
        return "/sandbox/transactions/" + transaction + "/dispute";
    }

    @Test
    void test_dispute_can_be_resolved() {
        String id = merchant.chargedTransaction(25_00);
        server.provider.dispute(client.scope(), new TransactionId(id));

        Reply first = client.post(path(id), "{\"outcome\":\"won\"}", KEY, "k");

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.data()).isEqualTo(client.get("/transactions/" + id).data());
        assertThat(server.provider.find(client.scope(), Builders.aChargeRequest(new TransactionId(id))))
                .extracting(
                        result -> ((ProviderResult.Succeeded) result).dispute().status())
                .isEqualTo(DisputeStatus.WON);
        MerchantClient.assertReplayed(client.post("/api/v1" + path(id), "{\"outcome\":\"won\"}", KEY, "k"), first);
    }

    @Test
    void transaction_without_a_dispute_cannot_be_resolved() {
        MerchantClient.assertError(
                client.post(path(merchant.chargedTransaction(25_00)), "{\"outcome\":\"lost\"}"),
                409,
                "provider_unsupported");
    }

    @Test
    void live_dispute_cannot_be_resolved() {
        MerchantClient.assertError(
                server.live(client).post(path(merchant.chargedTransaction(25_00)), "{\"outcome\":\"won\"}"),
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
    void invalid_outcome_is_reported(String body, String field) {
        assertThat(MerchantClient.violatedFields(client.post(path(merchant.chargedTransaction(25_00)), body)))
                .containsExactly(field);
    }
}
