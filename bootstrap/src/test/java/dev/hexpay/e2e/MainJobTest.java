package dev.hexpay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.e2e.Api.Answer;
import dev.hexpay.e2e.Payer.Page;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the product exists for, over real HTTP on each database. */
class MainJobTest {
    @Nested
    class OnH2 extends Scenarios {
        OnH2() {
            super(TestDatabase.H2);
        }
    }

    @Nested
    class OnPostgresql extends Scenarios {
        OnPostgresql() {
            super(TestDatabase.POSTGRESQL);
        }
    }

    abstract static class Scenarios {
        private final TestDatabase database;
        private TestServer server;
        private Api api;

        Scenarios(TestDatabase database) {
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
        void a_link_is_paid_invoiced_and_vaulted_and_its_customer_is_charged_later() {
            Answer link = api.link(2500);
            assertThat(link.status()).isEqualTo(201);
            String url = link.data().path("url").asText();

            Page paid = Payer.from("DE").pay(url, Payer.VISA);

            assertThat(paid.status()).isEqualTo(303);
            Answer payment = api.get("/payments/" + link.id());
            assertThat(payment.data().path("status").asText()).isEqualTo("succeeded");
            assertThat(payment.data().path("taxAmount").asLong()).isEqualTo(475);
            assertThat(payment.data().path("amountTotal").asLong()).isEqualTo(2975);
            assertThat(payment.data().path("invoiceId").asText()).startsWith("inv_");
            assertThat(Payer.from("DE").open(url).html()).contains("INV-0001");

            String customerId = payment.data().path("customerId").asText();
            Answer customer = api.get("/customers/" + customerId);
            assertThat(customer.data().path("email").asText()).isEqualTo("ada@example.com");
            assertThat(customer.data().at("/defaultPaymentMethod/last4").asText())
                    .isEqualTo("4242");

            Answer charge = api.post("/payments/charge", Api.charge(customerId, 1000));
            assertThat(charge.status()).isEqualTo(201);
            assertThat(charge.data().path("kind").asText()).isEqualTo("charge");
            assertThat(charge.data().path("status").asText()).isEqualTo("succeeded");
            assertThat(charge.data().path("amountTotal").asLong()).isEqualTo(1190);
            assertThat(charge.data().path("url").isNull()).isTrue();
        }

        @Test
        void a_declined_link_is_paid_with_another_card_at_the_same_url() {
            Answer link = api.link(2500);
            String url = link.data().path("url").asText();

            Page declined = Payer.from("US").pay(url, Payer.INSUFFICIENT_FUNDS);

            assertThat(declined.status()).isEqualTo(402);
            Answer failed = api.get("/payments/" + link.id());
            assertThat(failed.data().path("status").asText()).isEqualTo("failed");
            assertThat(failed.data().at("/failure/declineCode").asText()).isEqualTo("insufficient_funds");
            assertThat(declined.html()).doesNotContain(Payer.INSUFFICIENT_FUNDS);

            Payer.from("US").payWith(url, Payer.VISA, Payer.csrf(declined));

            assertThat(api.get("/payments/" + link.id()).data().path("status").asText())
                    .isEqualTo("succeeded");
        }

        @Test
        void each_declining_card_says_why() {
            assertThat(failureOf(Payer.GENERIC_DECLINE)).isEqualTo("card_declined/generic_decline");
            assertThat(failureOf(Payer.INSUFFICIENT_FUNDS)).isEqualTo("card_declined/insufficient_funds");
            assertThat(failureOf(Payer.EXPIRED_CARD)).startsWith("expired_card");
        }

        private String failureOf(String card) {
            Answer link = api.link(2500);
            Payer.from("US").pay(link.data().path("url").asText(), card);
            Answer failed = api.get("/payments/" + link.id());
            return failed.data().at("/failure/code").asText() + "/"
                    + failed.data().at("/failure/declineCode").asText();
        }

        @Test
        void a_link_whose_bank_asks_for_the_payer_is_paid_after_authentication() {
            Answer link = api.link(2500);
            String url = link.data().path("url").asText();

            Page asked = Payer.from("US").pay(url, Payer.SECURE_ONCE);

            assertThat(asked.location()).endsWith("/authenticate");
            assertThat(api.get("/payments/" + link.id()).data().path("status").asText())
                    .isEqualTo("requires_action");
            Payer.from("US").authenticate(url, "complete");
            Answer paid = api.get("/payments/" + link.id());
            assertThat(paid.data().path("status").asText()).isEqualTo("succeeded");
            String customerId = paid.data().path("customerId").asText();
            assertThat(api.post("/payments/charge", Api.charge(customerId, 500)).status())
                    .isEqualTo(201);
        }

        @Test
        void a_link_whose_payer_fails_to_authenticate_stays_payable() {
            Answer link = api.link(2500);
            String url = link.data().path("url").asText();
            Payer.from("US").pay(url, Payer.SECURE_ONCE);

            Payer.from("US").authenticate(url, "fail");

            assertThat(api.get("/payments/" + link.id()).data().path("status").asText())
                    .isEqualTo("failed");
            Payer.from("US").pay(url, Payer.VISA);
            assertThat(api.get("/payments/" + link.id()).data().path("status").asText())
                    .isEqualTo("succeeded");
        }

        @Test
        void a_charge_that_its_bank_stops_is_recovered_by_its_payer() {
            Answer link = api.link(2500);
            String url = link.data().path("url").asText();
            Payer.from("US").pay(url, Payer.SECURE_ALWAYS);
            Payer.from("US").authenticate(url, "complete");
            String customerId =
                    api.get("/payments/" + link.id()).data().path("customerId").asText();

            Answer charge = api.post("/payments/charge", Api.charge(customerId, 500));

            assertThat(charge.status()).isEqualTo(402);
            assertThat(charge.code()).isEqualTo("payment_failed");
            String paymentId = charge.json().at("/error/details/paymentId").asText();
            String recoveryUrl = charge.json().at("/error/details/recoveryUrl").asText();
            Answer waiting = api.get("/payments/" + paymentId);
            assertThat(waiting.data().path("status").asText()).isEqualTo("requires_action");
            assertThat(waiting.data().path("url").asText()).isEqualTo(recoveryUrl);
            Payer.from("US").authenticate(recoveryUrl, "complete");
            Answer recovered = api.get("/payments/" + paymentId);
            assertThat(recovered.data().path("status").asText()).isEqualTo("succeeded");
            assertThat(recovered.data().path("url").isNull()).isTrue();
        }

        @Test
        void a_declined_charge_is_kept_and_answered_with_its_reason() {
            Answer link = api.link(2500);
            Payer.from("US").pay(link.data().path("url").asText(), Payer.DECLINES_LATER);
            String customerId =
                    api.get("/payments/" + link.id()).data().path("customerId").asText();

            Answer charge = api.post("/payments/charge", Api.charge(customerId, 500));

            assertThat(charge.status()).isEqualTo(402);
            String paymentId = charge.json().at("/error/details/paymentId").asText();
            assertThat(api.get("/payments/" + paymentId).data().path("status").asText())
                    .isEqualTo("failed");
            assertThat(charge.json().at("/error/details/recoveryUrl").isTextual())
                    .isFalse();
        }

        @Test
        void a_pending_link_is_canceled_once_and_a_paid_one_never() {
            Answer link = api.link(2500);
            Answer canceled = api.post("/payments/" + link.id() + "/cancel", "");
            assertThat(canceled.status()).isEqualTo(200);
            assertThat(canceled.data().path("status").asText()).isEqualTo("canceled");
            assertThat(api.post("/payments/" + link.id() + "/cancel", "").text())
                    .isEqualTo(canceled.text());

            Answer paid = api.link(2500);
            Payer.from("US").pay(paid.data().path("url").asText(), Payer.VISA);
            Answer refused = api.post("/payments/" + paid.id() + "/cancel", "{}");
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.code()).isEqualTo("payment_not_cancelable");
        }

        @Test
        void an_address_that_leaves_the_tax_open_gives_way_to_the_payers_so_that_charges_are_taxed() {
            Answer customer = api.post("/customers", """
                    {"email":"c@example.ca","address":
                    {"line1":"King St 1","city":"Toronto","postalCode":"M5H","country":"CA"}}""");
            String body = "{\"amount\":1000,\"currency\":\"cad\",\"description\":\"x\",\"customerId\":\"%s\"}";
            Answer link = api.post("/payments", body.formatted(customer.id()));
            assertThat(link.data().path("taxAmount").asLong()).isZero();

            Payer.from("CA").in("Ontario").pay(link.data().path("url").asText(), Payer.VISA);

            assertThat(api.get("/payments/" + link.id())
                            .data()
                            .path("taxAmount")
                            .asLong())
                    .isEqualTo(130);
            Answer charge = api.post("/payments/charge", body.formatted(customer.id()));
            assertThat(charge.data().path("taxAmount").asLong()).isEqualTo(130);
        }

        @Test
        void a_total_that_no_amount_can_hold_is_told_to_the_payer() {
            Answer link = api.post("/payments", Api.link("usd", 9_007_199_254_740_991L));

            Page page = Payer.from("DE").pay(link.data().path("url").asText(), Payer.VISA);

            assertThat(page.status()).isEqualTo(400);
            assertThat(page.html()).contains("too large once tax is added");
        }

        @Test
        void a_customer_with_an_address_has_the_tax_at_once() {
            Answer customer = api.post("/customers", """
                    {"email":"k@example.at","externalId":"crm-1","address":
                    {"line1":"Ring 1","city":"Wien","postalCode":"1010","country":"at"}}""");
            assertThat(customer.status()).isEqualTo(201);

            Answer link = api.post(
                    "/payments",
                    "{\"amount\":1000,\"currency\":\"eur\",\"description\":\"x\",\"customerId\":\"crm-1\"}");

            assertThat(link.data().path("taxAmount").asLong()).isEqualTo(200);
            assertThat(link.data().path("customerId").asText()).isEqualTo(customer.id());
        }
    }
}
