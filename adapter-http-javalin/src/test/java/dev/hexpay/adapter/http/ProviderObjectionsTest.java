package dev.hexpay.adapter.http;

import static dev.hexpay.adapter.http.MerchantClient.violatedFields;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the provider can never do is refused before anything is stored. */
class ProviderObjectionsTest extends MerchantTestBed {
    @AfterEach
    void objectToNothing() {
        server.provider.doWithout("");
        server.provider.refundInSteps(1);
    }

    @Test
    void link_and_charge_in_a_currency_that_the_provider_does_not_have_are_refused() {
        server.provider.doWithout("KPW");
        String link = "{\"amount\":100,\"currency\":\"kpw\",\"description\":\"Tea\"";

        assertThat(violatedFields(client.post("/payments", link + "}"))).containsExactly("currency");
        assertThat(violatedFields(client.post("/payments/charge", link + ",\"customerId\":\"user_1\"}")))
                .containsExactly("currency");
        assertThat(client.get("/payments").data()).isEmpty();
    }

    @Test
    void refund_of_an_amount_that_the_provider_cannot_refund_is_refused() {
        String transaction = merchant.charge(1_000, "kwd").get("transactionId").asText();
        server.provider.refundInSteps(10);

        assertThat(violatedFields(merchant.refund(transaction, "{\"amount\":5}")))
                .containsExactly("amount");
        assertThat(client.get("/refunds").data()).isEmpty();
        assertThat(merchant.refund(transaction, "{\"amount\":10}").status()).isEqualTo(200);
    }
}
