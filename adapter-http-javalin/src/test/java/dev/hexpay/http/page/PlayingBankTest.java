package dev.hexpay.http.page;

import static dev.hexpay.testkit.Builders.aCharge;
import static dev.hexpay.testkit.Builders.aCustomer;
import static dev.hexpay.testkit.Builders.aLink;
import static dev.hexpay.testkit.Builders.aPaymentId;
import static dev.hexpay.testkit.Builders.aTransaction;
import static dev.hexpay.testkit.Builders.eur;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.payment.PaymentState.RequiresAction;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.scope.Mode;
import dev.hexpay.domain.transaction.Transaction;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PlayingBankTest {
    private final PageServer server = new PageServer();
    private final Browser browser = server.browser();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_card_that_asks_the_bank_leads_to_the_bank() {
        LinkToken token = server.stored(aLink().of(eur(25_00)));

        HttpResponse<String> sent = browser.pay(token, Browser.with("cardNumber", PlayBank.ASKS_BANK));

        assertThat(sent.statusCode()).isEqualTo(303);
        assertThat(Browser.location(sent)).isEqualTo("/pay/" + token.value() + "/authenticate");
        assertThat(browser.get(Browser.location(sent)).body())
                .contains("Test bank", "Confirm this payment of €29.75 to Acme Coffee?")
                .contains("name=\"outcome\" value=\"complete\"", "name=\"outcome\" value=\"fail\"");
    }

    @Test
    void a_confirmed_payment_is_paid() {
        LinkToken token = waitingLink();

        HttpResponse<String> confirmed = browser.authenticate(token, "complete");

        assertThat(confirmed.statusCode()).isEqualTo(303);
        assertThat(Browser.location(confirmed)).isEqualTo("/pay/" + token.value());
        assertThat(server.payment(token).status()).isEqualTo(PaymentStatus.SUCCEEDED);
    }

    @Test
    void a_confirmed_payment_leads_to_the_success_url() {
        LinkToken token = server.stored(aLink().at(PageServer.returningTo("https://shop.example/thanks")));
        browser.pay(token, Browser.with("cardNumber", PlayBank.ASKS_BANK));

        assertThat(Browser.location(browser.authenticate(token, "complete"))).isEqualTo("https://shop.example/thanks");
    }

    @Test
    void a_refused_payment_says_why_and_can_be_paid_with_another_card() {
        LinkToken token = waitingLink();

        HttpResponse<String> refused = browser.authenticate(token, "fail");

        assertThat(refused.statusCode()).isEqualTo(303);
        assertThat(browser.get(Browser.location(refused)).body())
                .contains("Your payment was declined", "name=\"cardNumber\"");
        assertThat(browser.pay(token, Browser.filledIn()).statusCode()).isEqualTo(303);
        assertThat(server.payment(token).status()).isEqualTo(PaymentStatus.SUCCEEDED);
    }

    @Test
    void another_card_pays_a_link_that_waits_for_the_bank() {
        LinkToken token = waitingLink();

        assertThat(browser.pay(token, Browser.filledIn()).statusCode()).isEqualTo(303);
        assertThat(server.payment(token).status()).isEqualTo(PaymentStatus.SUCCEEDED);
    }

    @Test
    void a_charge_is_finished_at_its_page() {
        LinkToken confirmed = waitingCharge(Mode.SANDBOX);
        LinkToken refused = waitingCharge(Mode.SANDBOX);

        assertThat(Browser.location(browser.authenticate(confirmed, "complete")))
                .isEqualTo("/pay/" + confirmed.value());
        assertThat(Browser.location(browser.authenticate(refused, "fail"))).isEqualTo("/pay/" + refused.value());
        assertThat(browser.open(confirmed).body()).contains("Thank you");
        assertThat(browser.open(refused).body())
                .contains("This payment was declined")
                .doesNotContain("<form");
    }

    @Test
    void nothing_is_confirmed_where_nothing_waits() {
        LinkToken token = server.stored(aLink());
        HttpResponse<String> early = browser.get("/pay/" + token.value() + "/authenticate");

        assertThat(early.statusCode()).isEqualTo(303);
        assertThat(Browser.location(early)).isEqualTo("/pay/" + token.value());
        assertThat(confirm(token).statusCode()).isEqualTo(303);
        assertThat(server.payment(token).status()).isEqualTo(PaymentStatus.PENDING);
    }

    @Test
    void an_outcome_is_one_of_two_words() {
        LinkToken token = waitingLink();

        assertThat(browser.authenticate(token, "maybe").statusCode()).isEqualTo(400);
        assertThat(server.payment(token).status()).isEqualTo(PaymentStatus.REQUIRES_ACTION);
    }

    @Test
    void real_money_is_never_confirmed_by_playing() {
        LinkToken live = waitingCharge(Mode.LIVE);

        assertThat(browser.get("/pay/" + live.value() + "/authenticate").statusCode())
                .isEqualTo(303);
        assertThat(confirm(live).statusCode()).isEqualTo(303);
        assertThat(server.payment(live).status()).isEqualTo(PaymentStatus.REQUIRES_ACTION);
    }

    private HttpResponse<String> confirm(LinkToken token) {
        String csrf = new CsrfTokens(PageServer.secret(), server.clock).issue(CsrfTokens.Purpose.AUTHENTICATE, token);
        return browser.postRaw(
                "/pay/" + token.value() + "/authenticate",
                Browser.encoded(Map.of("csrf", csrf, "outcome", "complete")));
    }

    private LinkToken waitingLink() {
        LinkToken token = server.stored(aLink().of(eur(25_00)));
        browser.pay(token, Browser.with("cardNumber", PlayBank.ASKS_BANK));
        assertThat(server.payment(token).status()).isEqualTo(PaymentStatus.REQUIRES_ACTION);
        return token;
    }

    private LinkToken waitingCharge(Mode mode) {
        PaymentId id = aPaymentId();
        Transaction attempt = aTransaction().of(aCharge().called(id).build()).build();
        Customer customer = aCustomer().build();
        LinkToken token = server.stored(
                aCharge().called(id).by(customer.id()).in(new RequiresAction(attempt.id())), PageServer.SELLER, mode);
        server.attempted(token, attempt, customer);
        return token;
    }
}
