package dev.hexpay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The payment page in a real browser, with and without JavaScript. */
class BrowserTest {
    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private TestServer server;
    private ApiClient api;

    @BeforeEach
    void start(@TempDir Path dataDir) {
        Map<String, String> settings = new HashMap<>(TestServer.settings(TestDatabase.H2, dataDir));
        settings.put("HEXPAY_SELLER_COUNTRY", "DE");
        server = TestServer.start(settings, UnaryOperator.identity());
        api = server.sandbox();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void declined_payer_keeps_the_form_and_pays_with_another_card() {
        ApiResponse link = api.createLink(2500);
        Page page = PayForm.openForm(CHROMIUM.page(), link, "US", Payer.INSUFFICIENT_FUNDS);
        PayForm.pay(page);

        page.getByText("insufficient funds").first().waitFor();
        assertThat(page.locator("[name=email]").inputValue()).isEqualTo("ada@example.com");
        assertThat(page.locator("[name=cardNumber]").inputValue()).isEmpty();
        PayForm.fillCard(page, Payer.VISA);
        PayForm.pay(page);
        page.getByText("INV-0001").waitFor();
    }

    @Test
    void authenticated_payer_is_redirected_to_the_success_url() {
        ApiResponse link = api.post(
                "/payments",
                "{\"amount\":2500,\"currency\":\"eur\",\"description\":\"x\",\"successUrl\":\"" + server.address()
                        + "/docs/errors/not_found\"}");
        Page page = PayForm.openForm(CHROMIUM.page(), link, "US", Payer.AUTHENTICATION_ONCE);
        PayForm.pay(page);

        page.waitForURL("**/authenticate");
        page.locator("[name=outcome][value=complete]").click();

        page.waitForURL("**/docs/errors/not_found");
        assertThat(status(link)).isEqualTo("succeeded");
    }

    @Test
    void failed_authentication_shows_the_form_again() {
        ApiResponse link = api.createLink(2500);
        Page page = PayForm.openForm(CHROMIUM.page(), link, "US", Payer.AUTHENTICATION_ONCE);
        PayForm.pay(page);
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
        Page page = CHROMIUM.page();
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
        Page page = PayForm.openForm(CHROMIUM.page(), link, "US", Payer.RESPONSE_LOST);
        PayForm.pay(page);

        page.getByText("Your payment is being processed").first().waitFor();
        assertThat(page.locator("noscript").count()).isPositive();

        page.getByText("INV-0001").waitFor(new Locator.WaitForOptions().setTimeout(150_000));
    }

    @Test
    void form_can_be_submitted_by_keyboard() {
        ApiResponse link = api.createLink(2500);
        Page page = PayForm.openForm(CHROMIUM.page(), link, "US", Payer.VISA);
        page.locator("[name=cvc]").focus();

        page.keyboard().press("Enter");

        page.getByText("INV-0001").waitFor();
    }

    @Test
    void page_contacts_no_other_host_and_violates_no_security_policy() {
        ApiResponse link = api.createLink(2500);
        Page page = CHROMIUM.page();
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
        PayForm.openForm(page, link, "DE", Payer.VISA);
        PayForm.pay(page);
        page.getByText("INV-0001").waitFor();

        assertThat(foreign).isEmpty();
        assertThat(errors).isEmpty();
    }

    @Test
    void paid_invoice_is_downloaded_as_pdf() throws IOException {
        ApiResponse link = api.createLink(2500);
        Page page = PayForm.openForm(CHROMIUM.page(), link, "DE", Payer.VISA);
        page.getByText("€29.75").first().waitFor();
        PayForm.pay(page);

        Download file = page.waitForDownload(
                () -> page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Download invoice (PDF)"))
                        .click());

        assertThat(file.suggestedFilename()).isEqualTo("INV-0001.pdf");
        assertThat(file.failure()).isNull();
        assertThat(Files.readAllBytes(file.path())).startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
    }

    private String status(ApiResponse link) {
        return api.get("/payments/" + link.id()).data().path("status").asText();
    }
}
