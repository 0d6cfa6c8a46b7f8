package dev.hexpay.adapter.http.paypage;

import static dev.hexpay.testkit.Builders.aLink;
import static dev.hexpay.testkit.Builders.eur;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.checkout.Checkout;
import dev.hexpay.application.checkout.NextAction;
import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.tenant.Scoped;
import dev.hexpay.testkit.TestCard;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of a provider whose script shows the card form. */
class ProviderFormTest {
    private static final Checkout.ProviderForm FORM = new Checkout.ProviderForm(
            "https://js.acme.example/form.js",
            "pk_acme",
            29_75,
            new Checkout.Sources(
                    List.of("https://js.acme.example"),
                    List.of("https://api.acme.example"),
                    List.of("https://bank.acme.example")),
            "tok_[A-Za-z0-9_]{1,100}");

    private final PageServer server = new PageServer();
    private final Browser browser = server.browser();
    private LinkToken token;

    @BeforeEach
    void useForm() {
        server.provider.useForm(FORM, new NextAction.InBrowser("pi_1_secret_2"));
        token = server.stored(aLink().of(eur(25_00)));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Map<String, String> entered(TestCard card) {
        String confirmationToken = server.provider
                .tokenize(
                        server.store.payments().findByToken(token).orElseThrow().scope(), card.details())
                .reference();
        Map<String, String> fields = Browser.with("confirmationToken", confirmationToken);
        fields.keySet().removeAll(List.of("cardNumber", "expiry", "cvc"));
        return fields;
    }

    @Test
    void page_has_the_script_of_the_provider_and_no_card_field_of_ours() {
        HttpResponse<String> page = browser.open(token);

        assertThat(page.body())
                .contains("src=\"https://js.acme.example/form.js\"", "data-public-key=\"pk_acme\"")
                .contains("data-currency=\"eur\"", "data-amount=\"2975\"", "name=\"confirmationToken\"")
                .contains("data-return-url=\"https://pay.example/pay/" + token.value() + "/authenticate\"")
                .doesNotContain("name=\"cardNumber\"", "name=\"expiry\"", "name=\"cvc\"", "4242 4242");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("connect-src 'self' https://api.acme.example;", "frame-src https://bank.acme.example;")
                .containsPattern("script-src 'nonce-[^']+' https://js.acme.example;");
    }

    @Test
    void quote_has_the_total_in_the_unit_of_the_form() {
        assertThat(browser.get("/pay/" + token.value() + "/total?country=DE").body())
                .contains("\"totalMinor\":2975,\"formAmount\":2975");
    }

    @Test
    void token_pays_the_link() {
        assertThat(browser.pay(token, entered(TestCard.SUCCEEDS)).statusCode()).isEqualTo(303);
        assertThat(server.payment(token).status()).isEqualTo(PaymentStatus.SUCCEEDED);
    }

    @Test
    void posted_card_number_is_refused_not_shown_and_stored_nowhere() {
        Map<String, String> fields = entered(TestCard.SUCCEEDS);
        fields.put("cardNumber", TestCard.SUCCEEDS.number());
        HttpResponse<String> refused = browser.pay(token, fields);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .contains("Enter your card in the form of the payment provider only.")
                .doesNotContain(TestCard.SUCCEEDS.number(), "4242");
        assertThat(server.payment(token).status()).isEqualTo(PaymentStatus.PENDING);
        assertThat(server.provider.movedMinor()).isZero();
    }

    @Test
    void form_without_a_token_is_refused_with_all_its_errors() {
        Map<String, String> fields = entered(TestCard.SUCCEEDS);
        fields.put("confirmationToken", "");
        fields.put("email", "");
        assertThat(browser.pay(token, fields).body()).contains("Enter your card.", "Enter your email address.");

        fields.put("confirmationToken", "4242424242424242");
        assertThat(browser.pay(token, fields).body())
                .contains("Enter your card again.")
                .doesNotContain("4242424242424242");
        assertThat(server.provider.movedMinor()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"made_up", "pm_card_visa", "tok_", "tok_1-2", "tok_1 2", "tok_é", "xtok_1", "tok_1\n2"})
    void text_that_is_no_token_of_the_form_is_a_form_error_and_stores_nothing(String text) {
        Map<String, String> fields = entered(TestCard.SUCCEEDS);
        fields.put("confirmationToken", text);
        assertNoAttempt(fields);
        fields.put("confirmationToken", "tok_" + "1".repeat(101));
        assertNoAttempt(fields);
    }

    private void assertNoAttempt(Map<String, String> fields) {
        HttpResponse<String> refused = browser.pay(token, fields);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .contains("Enter your card again.", "value=\"Ada Lovelace\"", "value=\"Invalidenstr. 117\"")
                .doesNotContain(fields.get("confirmationToken"));
        Scoped<Payment> link = server.store.payments().findByToken(token).orElseThrow();
        assertThat(server.store
                        .transactions()
                        .ofPayment(link.scope(), link.value().id()))
                .isEmpty();
    }

    @Test
    void payer_authenticates_on_a_page_with_the_client_secret() {
        HttpResponse<String> sent = browser.pay(token, entered(TestCard.AUTHENTICATES_ONCE));
        assertThat(Browser.location(sent)).isEqualTo("/pay/" + token.value() + "/authenticate");

        HttpResponse<String> page = browser.get(Browser.location(sent));
        assertThat(page.body())
                .contains("data-client-secret=\"pi_1_secret_2\"", "needs JavaScript", "Acme Coffee")
                .doesNotContain("Test bank");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(browser.authenticate(token, "complete").statusCode()).isEqualTo(303);
        assertThat(server.payment(token).status()).isEqualTo(PaymentStatus.SUCCEEDED);
    }

    @Test
    void action_without_client_secret_waits_for_the_payer() {
        browser.pay(token, entered(TestCard.AUTHENTICATES_ONCE));
        server.provider.useForm(FORM, new NextAction.Agree());

        assertThat(browser.get("/pay/" + token.value() + "/authenticate").body())
                .contains("Continue to your bank", "name=\"then\" value=\"authenticate\"", "data-step=\"AGREE\"")
                .doesNotContain("data-client-secret");
    }

    @Test
    void known_outcome_goes_on_by_itself() {
        browser.pay(token, entered(TestCard.AUTHENTICATES_ONCE));
        server.provider.useForm(FORM, new NextAction.None());

        assertThat(browser.get("/pay/" + token.value() + "/authenticate?payment_intent=pi_1")
                        .body())
                .contains("data-step=\"FINISH\"", "name=\"then\" value=\"\"")
                .doesNotContain("data-client-secret");
    }

    @Test
    void live_link_is_paid_by_a_token() {
        token = server.stored(aLink().of(eur(25_00)), PageServer.SELLER, dev.hexpay.domain.tenant.Mode.LIVE);

        assertThat(browser.pay(token, entered(TestCard.SUCCEEDS)).statusCode()).isEqualTo(303);
        assertThat(server.payment(token).status()).isEqualTo(PaymentStatus.SUCCEEDED);
    }
}
