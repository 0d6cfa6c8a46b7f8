package dev.hexpay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.e2e.ApiClient.ApiResponse;
import dev.hexpay.e2e.Payer.Page;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Payment links and off-session charges over HTTP on each database. */
@EachDatabase
class PaymentFlowTest {
    private final TestDatabase database;
    private TestServer server;
    private ApiClient api;

    PaymentFlowTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void start(@TempDir Path dataDir) {
        server = TestServer.start(database, dataDir);
        api = server.sandbox();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void paid_link_is_invoiced_and_its_card_can_be_charged_later() {
        ApiResponse link = api.createLink(2500);
        assertThat(link.status()).isEqualTo(201);
        String url = link.data().path("url").asText();

        Page paid = Payer.from("DE").pay(url, Payer.VISA);

        assertThat(paid.status()).isEqualTo(303);
        ApiResponse payment = api.get("/payments/" + link.id());
        assertThat(payment.data().path("status").asText()).isEqualTo("succeeded");
        assertThat(payment.data().path("taxAmount").asLong()).isEqualTo(475);
        assertThat(payment.data().path("amountTotal").asLong()).isEqualTo(2975);
        assertThat(payment.data().path("invoiceId").asText()).startsWith("inv_");
        assertThat(Payer.from("DE").open(url).html()).contains("INV-0001");

        String customerId = payment.data().path("customerId").asText();
        ApiResponse customer = api.get("/customers/" + customerId);
        assertThat(customer.data().path("email").asText()).isEqualTo("ada@example.com");
        assertThat(customer.data().at("/defaultPaymentMethod/last4").asText()).isEqualTo("4242");

        ApiResponse charge = api.post("/payments/charge", ApiClient.charge(customerId, 1000));
        assertThat(charge.status()).isEqualTo(201);
        assertThat(charge.data().path("kind").asText()).isEqualTo("charge");
        assertThat(charge.data().path("status").asText()).isEqualTo("succeeded");
        assertThat(charge.data().path("amountTotal").asLong()).isEqualTo(1190);
        assertThat(charge.data().path("url").isNull()).isTrue();
    }

    @Test
    void declined_link_is_paid_with_another_card_at_the_same_url() {
        ApiResponse link = api.createLink(2500);
        String url = link.data().path("url").asText();

        Page declined = Payer.from("US").pay(url, Payer.INSUFFICIENT_FUNDS);

        assertThat(declined.status()).isEqualTo(402);
        ApiResponse failed = api.get("/payments/" + link.id());
        assertThat(failed.data().path("status").asText()).isEqualTo("failed");
        assertThat(failed.data().at("/failure/declineCode").asText()).isEqualTo("insufficient_funds");
        assertThat(declined.html()).doesNotContain(Payer.INSUFFICIENT_FUNDS);

        Payer.from("US").payWith(url, Payer.VISA, Payer.csrf(declined));

        assertThat(api.get("/payments/" + link.id()).data().path("status").asText())
                .isEqualTo("succeeded");
    }

    @Test
    void each_declined_card_reports_its_reason() {
        assertThat(failureOf(Payer.GENERIC_DECLINE)).isEqualTo("card_declined/generic_decline");
        assertThat(failureOf(Payer.INSUFFICIENT_FUNDS)).isEqualTo("card_declined/insufficient_funds");
        assertThat(failureOf(Payer.EXPIRED_CARD)).startsWith("expired_card");
    }

    private String failureOf(String card) {
        ApiResponse link = api.createLink(2500);
        Payer.from("US").pay(link.data().path("url").asText(), card);
        ApiResponse failed = api.get("/payments/" + link.id());
        return failed.data().at("/failure/code").asText() + "/"
                + failed.data().at("/failure/declineCode").asText();
    }

    @Test
    void link_that_requires_action_is_paid_after_authentication() {
        ApiResponse link = api.createLink(2500);
        String url = link.data().path("url").asText();

        Page redirect = Payer.from("US").pay(url, Payer.AUTHENTICATION_ONCE);

        assertThat(redirect.location()).endsWith("/authenticate");
        assertThat(api.get("/payments/" + link.id()).data().path("status").asText())
                .isEqualTo("requires_action");
        Payer.from("US").authenticate(url, "complete");
        ApiResponse paid = api.get("/payments/" + link.id());
        assertThat(paid.data().path("status").asText()).isEqualTo("succeeded");
        String customerId = paid.data().path("customerId").asText();
        assertThat(api.post("/payments/charge", ApiClient.charge(customerId, 500))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void link_stays_payable_after_failed_authentication() {
        ApiResponse link = api.createLink(2500);
        String url = link.data().path("url").asText();
        Payer.from("US").pay(url, Payer.AUTHENTICATION_ONCE);

        Payer.from("US").authenticate(url, "fail");

        assertThat(api.get("/payments/" + link.id()).data().path("status").asText())
                .isEqualTo("failed");
        Payer.from("US").pay(url, Payer.VISA);
        assertThat(api.get("/payments/" + link.id()).data().path("status").asText())
                .isEqualTo("succeeded");
    }

    @Test
    void charge_that_requires_action_is_recovered_by_the_payer() {
        ApiResponse link = api.createLink(2500);
        String url = link.data().path("url").asText();
        Payer.from("US").pay(url, Payer.AUTHENTICATION_ALWAYS);
        Payer.from("US").authenticate(url, "complete");
        String customerId =
                api.get("/payments/" + link.id()).data().path("customerId").asText();

        ApiResponse charge = api.post("/payments/charge", ApiClient.charge(customerId, 500));

        assertThat(charge.status()).isEqualTo(402);
        assertThat(charge.code()).isEqualTo("payment_failed");
        String paymentId = charge.json().at("/error/details/paymentId").asText();
        String recoveryUrl = charge.json().at("/error/details/recoveryUrl").asText();
        ApiResponse pending = api.get("/payments/" + paymentId);
        assertThat(pending.data().path("status").asText()).isEqualTo("requires_action");
        assertThat(pending.data().path("url").asText()).isEqualTo(recoveryUrl);
        Payer.from("US").authenticate(recoveryUrl, "complete");
        ApiResponse recovered = api.get("/payments/" + paymentId);
        assertThat(recovered.data().path("status").asText()).isEqualTo("succeeded");
        assertThat(recovered.data().path("url").isNull()).isTrue();
    }

    @Test
    void declined_charge_is_stored_and_returns_its_reason() {
        ApiResponse link = api.createLink(2500);
        Payer.from("US").pay(link.data().path("url").asText(), Payer.DECLINES_LATER);
        String customerId =
                api.get("/payments/" + link.id()).data().path("customerId").asText();

        ApiResponse charge = api.post("/payments/charge", ApiClient.charge(customerId, 500));

        assertThat(charge.status()).isEqualTo(402);
        String paymentId = charge.json().at("/error/details/paymentId").asText();
        assertThat(api.get("/payments/" + paymentId).data().path("status").asText())
                .isEqualTo("failed");
        assertThat(charge.json().at("/error/details/recoveryUrl").isTextual()).isFalse();
    }

    @Test
    void pending_link_can_be_canceled_and_a_paid_link_cannot() {
        ApiResponse link = api.createLink(2500);
        ApiResponse canceled = api.post("/payments/" + link.id() + "/cancel", "");
        assertThat(canceled.status()).isEqualTo(200);
        assertThat(canceled.data().path("status").asText()).isEqualTo("canceled");
        assertThat(api.post("/payments/" + link.id() + "/cancel", "").text()).isEqualTo(canceled.text());

        ApiResponse paid = api.createLink(2500);
        Payer.from("US").pay(paid.data().path("url").asText(), Payer.VISA);
        ApiResponse rejected = api.post("/payments/" + paid.id() + "/cancel", "{}");
        assertThat(rejected.status()).isEqualTo(409);
        assertThat(rejected.code()).isEqualTo("payment_not_cancelable");
    }

    @Test
    void payer_address_replaces_one_that_leaves_the_tax_undetermined() {
        ApiResponse customer = api.post("/customers", """
                {"email":"c@example.ca","address":
                {"line1":"King St 1","city":"Toronto","postalCode":"M5H","country":"CA"}}""");
        String body = "{\"amount\":1000,\"currency\":\"cad\",\"description\":\"x\",\"customerId\":\"%s\"}";
        ApiResponse link = api.post("/payments", body.formatted(customer.id()));
        assertThat(link.data().path("taxAmount").asLong()).isZero();

        Payer.from("CA").inState("Ontario").pay(link.data().path("url").asText(), Payer.VISA);

        assertThat(api.get("/payments/" + link.id()).data().path("taxAmount").asLong())
                .isEqualTo(130);
        ApiResponse charge = api.post("/payments/charge", body.formatted(customer.id()));
        assertThat(charge.data().path("taxAmount").asLong()).isEqualTo(130);
    }

    @Test
    void too_large_total_is_reported_to_the_payer() {
        ApiResponse link = api.post("/payments", ApiClient.createLink("usd", 9_007_199_254_740_991L));

        Page page = Payer.from("DE").pay(link.data().path("url").asText(), Payer.VISA);

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.html()).contains("too large once tax is added");
    }

    @Test
    void link_for_a_customer_with_an_address_is_taxed_on_creation() {
        ApiResponse customer = api.post("/customers", """
                {"email":"k@example.at","externalId":"crm-1","address":
                {"line1":"Ring 1","city":"Wien","postalCode":"1010","country":"at"}}""");
        assertThat(customer.status()).isEqualTo(201);

        ApiResponse link = api.post(
                "/payments", "{\"amount\":1000,\"currency\":\"eur\",\"description\":\"x\",\"customerId\":\"crm-1\"}");

        assertThat(link.data().path("taxAmount").asLong()).isEqualTo(200);
        assertThat(link.data().path("customerId").asText()).isEqualTo(customer.id());
    }
}
