package dev.hexpay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.hexpay.e2e.ApiClient.ApiResponse;
import dev.hexpay.testing.stripe.StripeStub;
import dev.hexpay.testing.stripe.http.Mode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The payment page with Stripe in a real browser, with a stand-in for Stripe.js under the policy of the page. */
@Timeout(120)
class StripePageTest {
    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static final String ALWAYS_AUTHENTICATES = "4000002760003184";

    private final StripeStub stub = StripeStub.start(Instant::now);
    private final StripeInBrowser stripe = new StripeInBrowser(stub);
    private TestServer server;
    private ApiClient api;

    @BeforeEach
    void start(@TempDir Path dataDir) {
        Map<String, String> settings = new HashMap<>(TestServer.settings(TestDatabase.H2, dataDir));
        settings.put("HEXPAY_SELLER_COUNTRY", "DE");
        settings.put("HEXPAY_SANDBOX_PROVIDER", "stripe");
        settings.put("HEXPAY_STRIPE_KEY_SANDBOX", stub.secretKey());
        settings.put("HEXPAY_STRIPE_PUBLISHABLE_KEY_SANDBOX", stub.publishableKey(Mode.TEST));
        settings.put("HEXPAY_STRIPE_WEBHOOK_SECRET_SANDBOX", stub.webhookSecret(Mode.TEST));
        settings.put("HEXPAY_STRIPE_API_URL", stub.url());
        server = TestServer.start(settings, UnaryOperator.identity());
        api = server.sandbox();
    }

    @AfterEach
    void stop() {
        server.close();
        stub.close();
    }

    @Test
    void payer_pays_in_the_form_of_stripe_and_the_merchant_charges_the_saved_card() {
        ApiResponse link = api.createLink(2500);
        Page page = open(link, "US");
        StripeInBrowser.fillCard(page, Payer.VISA);
        screenshot(page, "stripe-form");
        PayForm.pay(page);
        page.getByText("INV-0001").waitFor();

        JsonNode payment = payment(link);
        assertThat(payment.path("status").asText()).isEqualTo("succeeded");
        assertThat(payment.path("provider").asText()).isEqualTo("stripe");
        assertThat(payment.path("card").path("last4").asText()).isEqualTo("4242");
        assertThat(stub.ledger().byMetadata("payment", link.id()).moved()).isEqualTo(2500);
        ApiResponse charge = charge(payment, 900);
        assertThat(charge.data().path("status").asText()).isEqualTo("succeeded");
        assertThat(stub.ledger().byMetadata("payment", charge.id()).moved()).isEqualTo(900);
        assertThat(stub.deliverTo(URI.create(server.address() + "/provider-notifications/stripe")))
                .isNotEmpty()
                .allMatch(delivery -> delivery.status() == 200);
        assertThat(stripe.errors()).isEmpty();
    }

    @Test
    void page_allows_the_documented_hosts_of_stripe_and_no_other() {
        Page page = CHROMIUM.page();
        Response response = stripe.open(page).navigate(url(api.createLink(2500)));

        assertThat(response.headerValue("content-security-policy").replaceAll("'nonce-[^']+'", "NONCE"))
                .isEqualTo("default-src 'none'; style-src NONCE; style-src-attr 'unsafe-inline'"
                        + "; script-src NONCE https://js.stripe.com https://*.js.stripe.com"
                        + "; connect-src 'self' https://api.stripe.com"
                        + "; frame-src https://js.stripe.com https://*.js.stripe.com https://hooks.stripe.com"
                        + "; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
        assertThat(page.locator("[name=cardNumber], [name=cvc], [name=expiry]").count())
                .isZero();
    }

    @Test
    void declined_payer_pays_with_another_card_at_the_same_url() {
        ApiResponse link = api.createLink(2500);
        Page page = open(link, "US");
        StripeInBrowser.fillCard(page, Payer.INSUFFICIENT_FUNDS);
        PayForm.pay(page);
        page.getByText("insufficient funds").first().waitFor();
        screenshot(page, "stripe-declined");
        assertThat(page.locator("[name=email]").inputValue()).isEqualTo("ada@example.com");
        assertThat(payment(link).path("failure").path("declineCode").asText()).isEqualTo("insufficient_funds");

        StripeInBrowser.fillCard(page, Payer.VISA);
        PayForm.pay(page);
        page.getByText("INV-0001").waitFor();
        assertThat(stub.ledger().byMetadata("payment", link.id()).moved()).isEqualTo(2500);
        assertThat(stripe.errors()).isEmpty();
    }

    @Test
    void incomplete_card_is_reported_by_the_form_and_charges_nothing() {
        Page page = open(api.createLink(2500), "US");
        StripeInBrowser.fillCard(page, "4242");
        PayForm.pay(page);
        page.getByText("Your card number is incomplete.").waitFor();
        assertThat(stub.recording().requests()).isEmpty();

        StripeInBrowser.fillCard(page, Payer.VISA);
        PayForm.pay(page);
        page.getByText("INV-0001").waitFor();
    }

    @Test
    void payer_authenticates_at_the_bank_and_has_paid() {
        ApiResponse link = api.createLink(2500);
        Page page = open(link, "US");
        StripeInBrowser.fillCard(page, ALWAYS_AUTHENTICATES);
        PayForm.pay(page);
        page.waitForURL("**/authenticate");
        page.locator("iframe[src^='https://hooks.stripe.com']").waitFor();
        screenshot(page, "stripe-authentication");
        assertThat(payment(link).path("status").asText()).isEqualTo("requires_action");
        StripeInBrowser.atBank(page, "complete");
        page.getByText("INV-0001").waitFor();

        assertThat(payment(link).path("status").asText()).isEqualTo("succeeded");
        assertThat(stripe.urls()).noneMatch(url -> url.contains("_secret_"));
        assertThat(stripe.errors()).isEmpty();
    }

    @Test
    void payer_who_fails_at_the_bank_gets_the_form_again() {
        ApiResponse link = api.createLink(2500);
        Page page = open(link, "US");
        StripeInBrowser.fillCard(page, ALWAYS_AUTHENTICATES);
        PayForm.pay(page);
        StripeInBrowser.atBank(page, "fail");
        page.getByText("could not confirm that it is you").first().waitFor();
        assertThat(payment(link).path("status").asText()).isEqualTo("failed");

        StripeInBrowser.fillCard(page, Payer.VISA);
        PayForm.pay(page);
        page.getByText("INV-0001").waitFor();
        assertThat(stub.ledger().byMetadata("payment", link.id()).moved()).isEqualTo(2500);
    }

    @Test
    void payer_recovers_an_off_session_charge_at_the_recovery_url() {
        ApiResponse link = api.createLink(2500);
        Page page = open(link, "US");
        StripeInBrowser.fillCard(page, ALWAYS_AUTHENTICATES);
        PayForm.pay(page);
        StripeInBrowser.atBank(page, "complete");
        page.getByText("INV-0001").waitFor();
        ApiResponse charge = charge(payment(link), 900);
        assertThat(charge.status()).isEqualTo(402);
        JsonNode details = charge.json().path("error").path("details");

        page.navigate(details.path("recoveryUrl").asText());
        page.getByText("Continue to your bank").click();
        page.waitForURL("**/authenticate");
        screenshot(page, "stripe-recovery");
        page.getByText("Continue to your bank").click();
        StripeInBrowser.atBank(page, "complete");
        page.getByText("INV-0002").waitFor();

        String id = details.path("paymentId").asText();
        assertThat(api.get("/payments/" + id).data().path("status").asText()).isEqualTo("succeeded");
        assertThat(stub.ledger().byMetadata("payment", id).moved()).isEqualTo(900);
        assertThat(stripe.errors()).isEmpty();
    }

    @Test
    void form_of_stripe_follows_the_total_when_the_tax_changes() {
        ApiResponse link = api.createLink(2500);
        Page page = open(link, "US");
        page.locator("[name=country]").selectOption("DE");
        page.getByText("€29.75").first().waitFor();
        assertThat(page.evaluate("window.stripeAmounts[window.stripeAmounts.length - 1]"))
                .isEqualTo(2975);

        StripeInBrowser.fillCard(page, Payer.VISA);
        PayForm.pay(page);
        page.getByText("INV-0001").waitFor();
        assertThat(stub.ledger().byMetadata("payment", link.id()).moved()).isEqualTo(2975);
    }

    @Test
    void page_without_script_says_that_it_needs_it_and_whom_to_ask() {
        Page page = CHROMIUM.pageWithoutScript();
        page.navigate(url(api.createLink(2500)));

        Locator text = page.locator("form noscript p.error");
        assertThat(text.textContent()).contains("needs JavaScript", "Analytical Engines");
        assertThat(page.locator("button.pay").isDisabled()).isTrue();
    }

    @Test
    void page_whose_script_cannot_be_loaded_says_so() {
        Page page = CHROMIUM.page();
        page.route("https://**", com.microsoft.playwright.Route::abort);
        page.navigate(url(api.createLink(2500)));

        page.getByText("The card form could not be loaded")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.VISIBLE));
        assertThat(page.locator("button.pay").isDisabled()).isTrue();
    }

    private Page open(ApiResponse link, String country) {
        Page page = stripe.open(CHROMIUM.page());
        page.navigate(url(link));
        PayForm.fillPayer(page, country);
        return page;
    }

    private ApiResponse charge(JsonNode paid, long amount) {
        return api.post(
                "/payments/charge",
                "{\"customerId\":\"" + paid.path("customerId").asText() + "\",\"amount\":" + amount
                        + ",\"currency\":\"usd\",\"description\":\"Refill\"}");
    }

    private JsonNode payment(ApiResponse link) {
        return api.get("/payments/" + link.id()).data();
    }

    private static String url(ApiResponse link) {
        return link.data().path("url").asText();
    }

    /** For a human to look at. */
    private static void screenshot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screenshots", name + ".png"))
                .setFullPage(true));
    }
}
