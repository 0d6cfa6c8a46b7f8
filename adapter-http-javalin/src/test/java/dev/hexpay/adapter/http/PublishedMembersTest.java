package dev.hexpay.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hexpay.adapter.http.Client.Reply;
import dev.hexpay.domain.customer.PaymentMethod;
import dev.hexpay.testkit.TestCard;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The members of payments and transactions behind {@code livemode}, and the published name of the provider. */
class PublishedMembersTest {
    private static final String CARD = "{\"brand\":\"visa\",\"last4\":\"4242\",\"expMonth\":12,\"expYear\":2030}";
    private static TestServer server;
    private MerchantClient merchant;
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
        merchant = MerchantClient.of(server);
        client = merchant.client();
    }

    private static List<String> additions(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names.subList(names.indexOf("livemode") + 1, names.size());
    }

    @Test
    void the_built_in_provider_is_published_as_commet() {
        JsonNode charge = merchant.charge(10_00, "eur");
        String transaction = charge.get("transactionId").asText();
        assertThat(charge.get("provider").asText()).isEqualTo("commet");
        assertThat(client.get("/payments").data().get(0).get("provider").asText())
                .isEqualTo("commet");
        assertThat(client.get("/transactions/" + transaction)
                        .data()
                        .get("provider")
                        .asText())
                .isEqualTo("commet");
    }

    @Test
    void additions_to_a_payment_follow_livemode_in_order() {
        JsonNode charge = merchant.charge(10_00, "eur");
        assertThat(additions(charge))
                .containsExactly(
                        "invoiceId", "transactionId", "failure", "amountRefunded", "card", "cancelUrl", "successUrl");
        assertThat(charge.get("card").toString()).isEqualTo(CARD);
        assertThat(charge.get("amountRefunded").asLong()).isZero();
        assertThat(charge.get("cancelUrl").isNull()).isTrue();
    }

    @Test
    void additions_to_a_transaction_follow_livemode_in_order() {
        JsonNode transaction = client.get("/transactions/" + merchant.chargedTransaction(10_00))
                .data();
        assertThat(additions(transaction)).containsExactly("paymentId", "amountRefunded", "card", "failure");
        assertThat(transaction.get("card").toString()).isEqualTo(CARD);
        assertThat(transaction.get("failure").isNull()).isTrue();
    }

    @Test
    void a_link_has_its_return_urls_and_no_card() {
        JsonNode link = client.post("/payments", """
                {"amount":1,"currency":"usd","description":"x","successUrl":"https://a.example/ok",
                 "cancelUrl":"https://a.example/no"}""").data();
        assertThat(link.get("successUrl").asText()).isEqualTo("https://a.example/ok");
        assertThat(link.get("cancelUrl").asText()).isEqualTo("https://a.example/no");
        assertThat(link.get("card").isNull()).isTrue();
        assertThat(link.get("amountRefunded").asLong()).isZero();
        assertThat(client.get("/payments/" + link.get("id").asText()).data()).isEqualTo(link);
    }

    @Test
    void the_refunded_amount_of_a_payment_is_that_of_its_transaction() {
        JsonNode charge = merchant.charge(10_00, "eur");
        merchant.refund(charge.get("transactionId").asText(), "{\"amount\":300}");
        String id = charge.get("id").asText();
        assertThat(client.get("/payments/" + id).data().get("amountRefunded").asLong())
                .isEqualTo(300);
        assertThat(client.get("/payments").data().get(0).get("amountRefunded").asLong())
                .isEqualTo(300);
    }

    @Test
    void a_failed_payment_has_the_card_and_the_failure_of_its_attempt() {
        PaymentMethod card = server.savedCard(client, merchant.customer(), TestCard.INSUFFICIENT_FUNDS);
        Reply declined = client.post("/payments/charge", """
                {"amount":500,"currency":"usd","description":"x","customerId":"user_1","paymentMethodId":"%s"}""".formatted(card.id().value()));
        assertThat(declined.status()).isEqualTo(402);
        JsonNode payment = client.get("/payments").data().get(0);
        String failure =
                "{\"code\":\"card_declined\",\"declineCode\":\"insufficient_funds\",\"message\":\"Your card was declined.\"}";
        assertThat(payment.get("failure").toString()).isEqualTo(failure);
        assertThat(payment.get("card").toString()).isEqualTo(CARD);
        JsonNode transaction = client.get(
                        "/transactions/" + payment.get("transactionId").asText())
                .data();
        assertThat(transaction.get("failure").toString()).isEqualTo(failure);
        assertThat(transaction.get("card").toString()).isEqualTo(CARD);
    }

    @Test
    void the_card_stays_when_its_payment_method_is_detached() {
        JsonNode charge = merchant.charge(10_00, "eur");
        String method = client.get("/customers/user_1")
                .data()
                .get("defaultPaymentMethod")
                .get("id")
                .asText();
        assertThat(client.send("DELETE", "/customers/user_1/payment-methods/" + method, null)
                        .status())
                .isEqualTo(200);
        assertThat(client.get("/payments/" + charge.get("id").asText())
                        .data()
                        .get("card")
                        .toString())
                .isEqualTo(CARD);
    }
}
