package dev.hexpay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import dev.hexpay.e2e.ApiClient.ApiResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The payment page in a real browser, with and without JavaScript. */
class BrowserTest {
    private static Playwright playwright;
    private static Browser chromium;

    private TestServer server;
    private ApiClient api;

    @BeforeAll
    static void open() {
        playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_NODEJS_PATH", "/usr/bin/node", "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-quic",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    @AfterAll
    static void close() {
        playwright.close();
    }

    @BeforeEach
    void start(@TempDir Path dataDir) {
        Map<String, String> settings = new HashMap<>(TestServer.settings(TestDatabase.H2, dataDir));
        settings.put("HEXPAY_SELLER_COUNTRY", "DE");
        server = TestServer.start(settings, UnaryOperator.identity());
        api = server.sandbox();
    }

    @AfterEach
    void stop() {
        chromium.contexts().forEach(BrowserContext::close);
        server.close();
    }

    @Test
    void payer_sees_the_total_with_tax_before_paying_and_the_invoice_afterwards() {
        ApiResponse link = api.createLink(2500);
        Page page = openForm(chromium.newPage(), link, "DE", Payer.VISA);
        page.getByText("€29.75").first().waitFor();

        pay(page);

        page.getByText("INV-0001").waitFor();
        assertThat(status(link)).isEqualTo("succeeded");
    }

    @Test
    void without_script_an_unseen_total_is_shown_before_the_charge() {
        ApiResponse link = api.createLink(2500);
        Page page = openForm(pageWithoutScript(), link, "DE", Payer.VISA);

        pay(page);

        page.getByText("€29.75").first().waitFor();
        assertThat(status(link)).isEqualTo("pending");
        assertThat(page.locator("[name=cardNumber]").inputValue()).isEmpty();
        fillCard(page, Payer.VISA);
        pay(page);
        page.getByText("INV-0001").waitFor();
        assertThat(status(link)).isEqualTo("succeeded");
    }

    @Test
    void declined_payer_keeps_the_form_and_pays_with_another_card() {
        ApiResponse link = api.createLink(2500);
        Page page = openForm(chromium.newPage(), link, "US", Payer.INSUFFICIENT_FUNDS);
        pay(page);

        page.getByText("insufficient funds").first().waitFor();
        assertThat(page.locator("[name=email]").inputValue()).isEqualTo("ada@example.com");
        assertThat(page.locator("[name=cardNumber]").inputValue()).isEmpty();
        fillCard(page, Payer.VISA);
        pay(page);
        page.getByText("INV-0001").waitFor();
    }

    @Test
    void authenticated_payer_is_redirected_to_the_success_url() {
        ApiResponse link = api.post(
                "/payments",
                "{\"amount\":2500,\"currency\":\"eur\",\"description\":\"x\",\"successUrl\":\"" + server.address()
                        + "/docs/errors/not_found\"}");
        Page page = openForm(chromium.newPage(), link, "US", Payer.AUTHENTICATION_ONCE);
        pay(page);

        page.waitForURL("**/authenticate");
        page.locator("[name=outcome][value=complete]").click();

        page.waitForURL("**/docs/errors/not_found");
        assertThat(status(link)).isEqualTo("succeeded");
    }

    @Test
    void failed_authentication_shows_the_form_again() {
        ApiResponse link = api.createLink(2500);
        Page page = openForm(chromium.newPage(), link, "US", Payer.AUTHENTICATION_ONCE);
        pay(page);
        page.waitForURL("**/authenticate");

        page.locator("[name=outcome][value=fail]").click();

        page.locator("[name=cardNumber]").waitFor();
        assertThat(status(link)).isEqualTo("failed");
        assertThat(page.locator("[name=email]").inputValue()).isEqualTo("ada@example.com");
        assertThat(page.locator("[name=country]").inputValue()).isEqualTo("US");
        assertThat(page.locator("[name=cardNumber]").inputValue()).isEmpty();
    }

    @Test
    void huge_amount_stays_on_one_line_of_a_phone() {
        ApiResponse link =
                api.post("/payments", "{\"amount\":9007199254740991,\"currency\":\"kwd\",\"description\":\"x\"}");
        Page page = chromium.newPage();
        for (int width : new int[] {320, 360}) {
            page.setViewportSize(width, 800);
            page.navigate(link.data().path("url").asText());

            for (String amount : List.of("p[data-price=total]", "dd[data-price=total]", ".pay [data-price=total]")) {
                assertThat(page.locator(amount).first().evaluate("""
                        element => {
                            const text = document.createRange();
                            text.selectNodeContents(element);
                            const lines = [...text.getClientRects()];
                            const box = element.parentElement.getBoundingClientRect();
                            return lines.length === 1 && lines[0].left >= box.left && lines[0].right <= box.right + 1;
                        }"""))
                        .as("%s at %d px", amount, width)
                        .isEqualTo(true);
            }
            assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
        }
    }

    @Test
    void processing_page_goes_on_by_itself_when_the_payment_is_decided() {
        ApiResponse link = api.createLink(2500);
        Page page = openForm(chromium.newPage(), link, "US", Payer.RESPONSE_LOST);
        pay(page);

        page.getByText("Your payment is being processed").first().waitFor();
        assertThat(page.locator("noscript").count()).isPositive();

        page.getByText("INV-0001").waitFor(new Locator.WaitForOptions().setTimeout(150_000));
    }

    @Test
    void form_can_be_submitted_by_keyboard() {
        ApiResponse link = api.createLink(2500);
        Page page = openForm(chromium.newPage(), link, "US", Payer.VISA);
        page.locator("[name=cvc]").focus();

        page.keyboard().press("Enter");

        page.getByText("INV-0001").waitFor();
    }

    @Test
    void page_contacts_no_other_host_and_violates_no_security_policy() {
        ApiResponse link = api.createLink(2500);
        Page page = chromium.newPage();
        List<String> foreign = new CopyOnWriteArrayList<>();
        List<String> errors = new CopyOnWriteArrayList<>();
        page.onRequest(request -> {
            if (!request.url().startsWith(server.address())) {
                foreign.add(request.url());
            }
        });
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                errors.add(message.text());
            }
        });
        openForm(page, link, "DE", Payer.VISA);
        pay(page);
        page.getByText("INV-0001").waitFor();

        assertThat(foreign).isEmpty();
        assertThat(errors).isEmpty();
    }

    @Test
    void paid_invoice_is_downloaded_as_pdf() throws IOException {
        ApiResponse link = api.createLink(2500);
        Page page = openForm(chromium.newPage(), link, "DE", Payer.VISA);
        page.getByText("€29.75").first().waitFor();
        pay(page);

        Download file = page.waitForDownload(
                () -> page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Download invoice (PDF)"))
                        .click());

        assertThat(file.suggestedFilename()).isEqualTo("INV-0001.pdf");
        assertThat(file.failure()).isNull();
        assertThat(Files.readAllBytes(file.path())).startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void business_sees_the_reverse_charge_before_paying() {
        ApiResponse link = api.createLink(2500);
        Page page = openForm(chromium.newPage(), link, "AT", Payer.VISA);
        page.locator("[name=taxId]").fill("ATU13585627");
        page.locator("[name=taxId]").blur();

        page.getByText("VAT (reverse charge)").waitFor();
        assertThat(page.locator("dd[data-price=total]").textContent()).isEqualTo("€25.00");
        assertThat(status(link)).isEqualTo("pending");
        pay(page);

        page.getByText("INV-0001").waitFor();
        ApiResponse paid = api.get("/payments/" + link.id());
        assertThat(paid.data().path("taxAmount").asLong()).isZero();
        assertThat(paid.data().path("amountTotal").asLong()).isEqualTo(2500);
    }

    @Test
    void without_script_business_sees_the_reverse_charge_before_paying() {
        ApiResponse link = api.createLink(2500);
        Page page = openForm(pageWithoutScript(), link, "AT", Payer.VISA);
        page.locator("[name=taxId]").fill("ATU13585627");

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Update total"))
                .click();

        page.getByText("VAT (reverse charge)").waitFor();
        assertThat(page.locator("[name=taxId]").inputValue()).isEqualTo("ATU13585627");
        assertThat(status(link)).isEqualTo("pending");
        fillCard(page, Payer.VISA);
        pay(page);
        page.getByText("INV-0001").waitFor();
        assertThat(api.get("/payments/" + link.id()).data().path("taxAmount").asLong())
                .isZero();
    }

    @Test
    void invalid_vat_id_is_reported_and_nothing_is_charged() {
        ApiResponse link = api.createLink(2500);
        Page page = openForm(chromium.newPage(), link, "AT", Payer.VISA);
        page.locator("[name=taxId]").fill("ATU13585628");

        pay(page);

        page.locator("#taxId-error").waitFor();
        assertThat(status(link)).isEqualTo("pending");
    }

    private static Page pageWithoutScript() {
        return chromium.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))
                .newPage();
    }

    /** Opens the page of the link and fills the form. */
    private static Page openForm(Page page, ApiResponse link, String country, String card) {
        page.navigate(link.data().path("url").asText());
        page.locator("[name=email]").fill("ada@example.com");
        page.locator("[name=name]").fill("Ada Lovelace");
        page.locator("[name=line1]").fill("Hauptstr. 1");
        page.locator("[name=city]").fill("Berlin");
        page.locator("[name=postalCode]").fill("10115");
        page.locator("[name=country]").selectOption(country);
        fillCard(page, card);
        return page;
    }

    private static void fillCard(Page page, String card) {
        page.locator("[name=cardNumber]").fill(card);
        page.locator("[name=expiry]").fill("12/34");
        page.locator("[name=cvc]").fill("123");
    }

    private static void pay(Page page) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Pay")))
                .first()
                .click();
    }

    private String status(ApiResponse link) {
        return api.get("/payments/" + link.id()).data().path("status").asText();
    }
}
