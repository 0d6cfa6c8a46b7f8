package dev.hexpay.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hexpay.adapter.http.Client.Reply;
import dev.hexpay.application.port.out.Payments;
import dev.hexpay.application.port.out.ProviderResult;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.tenant.ApiKey;
import dev.hexpay.domain.tenant.ApiKeySecret;
import dev.hexpay.testkit.Builders;
import dev.hexpay.testkit.FaultyConnection;
import dev.hexpay.testkit.TestCard;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChargesTest {
    private static TestServer server;
    private Client client;
    private Customer customer;

    @BeforeAll
    static void start() {
        server = new TestServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void merchantWithCustomer() {
        client = server.merchant();
        customer = server.customerWithCard(client);
    }

    private Reply charge(String customerId) {
        return client.post("/payments/charge", body(customerId, ""));
    }

    private Reply charge(TestCard card) {
        String method = server.savedCard(client, customer, card).id().value();
        return client.post("/payments/charge", body("user_1", ",\"paymentMethodId\":\"" + method + "\""));
    }

    private static String body(String customerId, String more) {
        return """
                {"amount":1999,"currency":"eur","description":"Renewal","customerId":"%s"%s}""".formatted(customerId, more);
    }

    private JsonNode onlyPayment() {
        JsonNode payments = client.get("/payments").data();
        assertThat(payments).hasSize(1);
        return payments.get(0);
    }

    @Test
    void successful_charge_returns_a_succeeded_payment_without_a_url() {
        Reply reply = charge(customer.id().value());

        JsonNode payment = reply.data();
        assertThat(reply.status()).isEqualTo(201);
        assertThat(payment.get("kind").asText()).isEqualTo("charge");
        assertThat(payment.get("status").asText()).isEqualTo("succeeded");
        assertThat(payment.get("customerId").asText()).isEqualTo(customer.id().value());
        assertThat(payment.get("url").isNull()).isTrue();
        assertThat(payment.get("expiresAt").isNull()).isTrue();
        assertThat(payment.get("invoiceId").asText()).startsWith("inv_");
        assertThat(payment.get("transactionId").asText()).startsWith("txn_");
        assertThat(payment).isEqualTo(onlyPayment());
    }

    @Test
    void charge_is_created_by_the_key_of_the_request() {
        PaymentId id = new PaymentId(charge("user_1").data().get("id").asText());
        assertThat(server.store.payments().trace(client.scope(), id).map(Payments.Trace::createdBy))
                .isEqualTo(server.store
                        .apiKeys()
                        .findByHash(client.scope(), new ApiKeySecret(client.key()).hash())
                        .map(ApiKey::id));
    }

    @Test
    void customer_can_be_charged_by_external_id() {
        assertThat(charge("user_1").data().get("customerId").asText())
                .isEqualTo(customer.id().value());
    }

    @Test
    void payment_method_can_be_given() {
        String method = client.get("/customers/user_1")
                .data()
                .get("defaultPaymentMethod")
                .get("id")
                .asText();

        Reply reply = client.post("/payments/charge", body("user_1", ",\"paymentMethodId\":\"" + method + "\""));

        assertThat(reply.status()).isEqualTo(201);
    }

    @Test
    void declined_charge_returns_402_and_is_stored_as_failed() {
        Reply reply = charge(TestCard.INSUFFICIENT_FUNDS);

        JsonNode error = reply.error();
        JsonNode payment = onlyPayment();
        assertThat(reply.status()).isEqualTo(402);
        assertThat(reply.json().get("success").asBoolean()).isFalse();
        assertThat(error.get("type").asText()).isEqualTo("billing_error");
        assertThat(error.get("code").asText()).isEqualTo("payment_failed");
        assertThat(error.get("message").asText()).isEqualTo("Your card was declined.");
        assertThat(error.has("param")).isFalse();
        assertThat(error.get("details").toString())
                .isEqualTo("{\"paymentId\":" + payment.get("id")
                        + ",\"status\":\"failed\",\"failureCode\":\"card_declined\""
                        + ",\"declineCode\":\"insufficient_funds\""
                        + ",\"failureMessage\":\"Your card was declined.\",\"recoveryUrl\":null}");
        assertThat(payment.get("status").asText()).isEqualTo("failed");
        assertThat(payment.get("url").isNull()).isTrue();
        assertThat(payment.get("failure").toString())
                .isEqualTo("{\"code\":\"card_declined\",\"declineCode\":\"insufficient_funds\""
                        + ",\"message\":\"Your card was declined.\"}");
    }

    @Test
    void charge_that_requires_action_returns_402_with_recovery_url() {
        Reply reply = charge(TestCard.AUTHENTICATES_ALWAYS);

        JsonNode details = reply.error().get("details");
        JsonNode payment = onlyPayment();
        assertThat(reply.status()).isEqualTo(402);
        assertThat(reply.code()).isEqualTo("payment_failed");
        assertThat(details.get("status").asText()).isEqualTo("requires_action");
        assertThat(details.get("failureCode").asText()).isEqualTo("authentication_required");
        assertThat(details.get("declineCode").isNull()).isTrue();
        assertThat(details.get("recoveryUrl").asText()).startsWith(TestServer.PUBLIC_URL + "/pay/");
        assertThat(payment.get("id")).isEqualTo(details.get("paymentId"));
        assertThat(payment.get("status").asText()).isEqualTo("requires_action");
        assertThat(payment.get("url")).isEqualTo(details.get("recoveryUrl"));
        assertThat(payment.get("failure").isNull()).isTrue();
    }

    @Test
    void charge_without_a_final_result_is_processing() {
        server.connection = new FaultyConnection.AlteredResults(result -> new ProviderResult.Processing());

        Reply reply = charge("user_1");

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.data().get("status").asText()).isEqualTo("processing");
        assertThat(reply.data().get("url").isNull()).isTrue();
    }

    @Test
    void charge_without_payment_method_is_not_found() {
        Customer cardless = Builders.aCustomer().withExternalId("cardless").build();
        server.store.customers().getOrInsert(client.scope(), cardless);

        assertNotFound(charge("cardless"), "payment_method_not_found");
    }

    @Test
    void charge_of_unknown_customer_is_not_found() {
        assertNotFound(charge("unknown"), "customer_not_found");
    }

    @Test
    void charge_of_unknown_payment_method_is_not_found() {
        String unknown = Builders.aMethodId().value();

        assertNotFound(
                client.post("/payments/charge", body("user_1", ",\"paymentMethodId\":\"" + unknown + "\"")),
                "payment_method_not_found");
        assertNotFound(
                client.post("/payments/charge", body("user_1", ",\"paymentMethodId\":\"pm_1\"")),
                "payment_method_not_found");
    }

    private void assertNotFound(Reply reply, String code) {
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.code()).isEqualTo(code);
        assertThat(client.get("/payments").data()).isEmpty();
    }

    @Test
    void charge_rejects_fields_of_a_payment_link() {
        Reply reply = client.post("/payments/charge", """
                {"successUrl":"https://shop.example","cancelUrl":"https://shop.example","expiresAt":null}""");

        List<String> fields = new ArrayList<>();
        reply.error()
                .get("details")
                .forEach(detail -> fields.add(detail.get("field").asText()));
        assertThat(reply.status()).isEqualTo(400);
        assertThat(fields)
                .containsExactlyInAnyOrder(
                        "amount", "currency", "description", "customerId", "successUrl", "cancelUrl", "expiresAt");
    }
}
