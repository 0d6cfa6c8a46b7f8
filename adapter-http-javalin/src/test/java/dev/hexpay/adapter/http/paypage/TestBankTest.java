package dev.hexpay.adapter.http.paypage;

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
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.testkit.TestCard;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TestBankTest {
    private final PageServer server = new PageServer();
    private final Browser browser = server.browser();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void card_that_requires_authentication_redirects_to_the_test_bank() {
        LinkToken token = server.stored(aLink().of(eur(25_00)));

        HttpResponse<String> sent =
                browser.pay(token, Browser.with("cardNumber", TestCard.AUTHENTICATES_ONCE.number()));

        assertThat(sent.statusCode()).isEqualTo(303);
        assertThat(Browser.location(sent)).isEqualTo("/pay/" + token.value() + "/authenticate");
        assertThat(browser.get(Browser.location(sent)).body())
                .contains(
                        "Test bank",
                        "Confirm this payment of <span class=\"money\">€29.75</span>",
                        "Acme Coffee</bdi>?")
                .contains("name=\"outcome\" value=\"complete\"", "name=\"outcome\" value=\"fail\"");
    }

    @Test
    void confirmed_authentication_succeeds_the_payment() {
        LinkToken token = linkRequiringAction();

        HttpResponse<String> confirmed = browser.authenticate(token, "complete");

        assertThat(confirmed.statusCode()).isEqualTo(303);
        assertThat(Browser.location(confirmed)).isEqualTo("/pay/" + token.value());
        assertThat(server.payment(token).status()).isEqualTo(PaymentStatus.SUCCEEDED);
    }

    @Test
    void confirmed_authentication_redirects_to_the_success_url() {
        LinkToken token = server.stored(aLink().withPage(PageServer.returningTo("https://shop.example/thanks")));
        browser.pay(token, Browser.with("cardNumber", TestCard.AUTHENTICATES_ONCE.number()));

        assertThat(Browser.location(browser.authenticate(token, "complete"))).isEqualTo("https://shop.example/thanks");
    }

    @Test
    void failed_authentication_allows_payment_with_another_card() {
        LinkToken token = linkRequiringAction();

        HttpResponse<String> failed = browser.authenticate(token, "fail");

        assertThat(failed.statusCode()).isEqualTo(303);
        assertThat(browser.get(Browser.location(failed)).body())
                .contains("Your payment was declined", "name=\"cardNumber\"");
        assertThat(browser.pay(token, Browser.validFields()).statusCode()).isEqualTo(303);
        assertThat(server.payment(token).status()).isEqualTo(PaymentStatus.SUCCEEDED);
    }

    @Test
    void another_card_pays_a_link_that_requires_authentication() {
        LinkToken token = linkRequiringAction();

        assertThat(browser.pay(token, Browser.validFields()).statusCode()).isEqualTo(303);
        assertThat(server.payment(token).status()).isEqualTo(PaymentStatus.SUCCEEDED);
    }

    @Test
    void charge_is_authenticated_on_its_page() {
        LinkToken confirmed = chargeRequiringAction(Mode.SANDBOX);
        LinkToken failed = chargeRequiringAction(Mode.SANDBOX);

        assertThat(Browser.location(browser.authenticate(confirmed, "complete")))
                .isEqualTo("/pay/" + confirmed.value());
        assertThat(Browser.location(browser.authenticate(failed, "fail"))).isEqualTo("/pay/" + failed.value());
        assertThat(browser.open(confirmed).body()).contains("Thank you");
        assertThat(browser.open(failed).body())
                .contains("This payment was declined")
                .doesNotContain("<form");
    }

    @Test
    void authentication_of_a_pending_link_redirects_to_its_page() {
        LinkToken token = server.stored(aLink());
        HttpResponse<String> early = browser.get("/pay/" + token.value() + "/authenticate");

        assertThat(early.statusCode()).isEqualTo(303);
        assertThat(Browser.location(early)).isEqualTo("/pay/" + token.value());
        assertThat(confirm(token).statusCode()).isEqualTo(303);
        assertThat(server.payment(token).status()).isEqualTo(PaymentStatus.PENDING);
    }

    @Test
    void unknown_outcome_is_rejected() {
        LinkToken token = linkRequiringAction();

        assertThat(browser.authenticate(token, "maybe").statusCode()).isEqualTo(400);
        assertThat(server.payment(token).status()).isEqualTo(PaymentStatus.REQUIRES_ACTION);
    }

    @Test
    void test_bank_is_not_available_in_live_mode() {
        LinkToken live = chargeRequiringAction(Mode.LIVE);

        assertThat(browser.get("/pay/" + live.value() + "/authenticate").statusCode())
                .isEqualTo(303);
        assertThat(confirm(live).statusCode()).isEqualTo(303);
        assertThat(server.payment(live).status()).isEqualTo(PaymentStatus.REQUIRES_ACTION);
    }

    private HttpResponse<String> confirm(LinkToken token) {
        String csrf = server.csrfProtection().issue(CsrfProtection.Purpose.AUTHENTICATE, token);
        return browser.postRaw(
                "/pay/" + token.value() + "/authenticate",
                Browser.encoded(Map.of("csrf", csrf, "outcome", "complete")));
    }

    private LinkToken linkRequiringAction() {
        LinkToken token = server.stored(aLink().of(eur(25_00)));
        browser.pay(token, Browser.with("cardNumber", TestCard.AUTHENTICATES_ONCE.number()));
        assertThat(server.payment(token).status()).isEqualTo(PaymentStatus.REQUIRES_ACTION);
        return token;
    }

    private LinkToken chargeRequiringAction(Mode mode) {
        PaymentId id = aPaymentId();
        Transaction transaction =
                aTransaction().of(aCharge().withId(id).build()).build();
        Customer customer = aCustomer().build();
        LinkToken token = server.stored(
                aCharge().withId(id).withCustomer(customer.id()).inState(new RequiresAction(transaction.id())),
                PageServer.SELLER,
                mode);
        server.storeTransaction(token, transaction, customer);
        return token;
    }
}
