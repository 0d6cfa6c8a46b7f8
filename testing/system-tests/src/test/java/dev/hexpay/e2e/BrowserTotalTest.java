package dev.hexpay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.hexpay.e2e.ApiClient.ApiResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The total with its tax in a real browser, with and without JavaScript. */
class BrowserTotalTest {
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
    void business_sees_the_reverse_charge_before_paying() {
        ApiResponse link = api.createLink(2500);
        Page page = PayForm.openForm(CHROMIUM.page(), link, "AT", Payer.VISA);
        page.locator("[name=taxId]").fill("ATU13585627");
        page.locator("[name=taxId]").blur();

        page.getByText("VAT (reverse charge)").waitFor();
        assertThat(page.locator("dd[data-price=total]").textContent()).isEqualTo("€25.00");
        assertThat(status(link)).isEqualTo("pending");
        PayForm.pay(page);

        page.getByText("INV-0001").waitFor();
        ApiResponse paid = api.get("/payments/" + link.id());
        assertThat(paid.data().path("taxAmount").asLong()).isZero();
        assertThat(paid.data().path("amountTotal").asLong()).isEqualTo(2500);
    }

    @Test
    void without_script_business_sees_the_reverse_charge_before_paying() {
        ApiResponse link = api.createLink(2500);
        Page page = PayForm.openForm(CHROMIUM.pageWithoutScript(), link, "AT", Payer.VISA);
        page.locator("[name=taxId]").fill("ATU13585627");

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Update total"))
                .click();

        page.getByText("VAT (reverse charge)").waitFor();
        assertThat(page.locator("[name=taxId]").inputValue()).isEqualTo("ATU13585627");
        assertThat(status(link)).isEqualTo("pending");
        PayForm.fillCard(page, Payer.VISA);
        PayForm.pay(page);
        page.getByText("INV-0001").waitFor();
        assertThat(api.get("/payments/" + link.id()).data().path("taxAmount").asLong())
                .isZero();
    }

    @Test
    void invalid_vat_id_is_reported_and_nothing_is_charged() {
        ApiResponse link = api.createLink(2500);
        Page page = PayForm.openForm(CHROMIUM.page(), link, "AT", Payer.VISA);
        page.locator("[name=taxId]").fill("ATU13585628");

        PayForm.pay(page);

        page.locator("#taxId-error").waitFor();
        assertThat(status(link)).isEqualTo("pending");
    }

    @Test
    void payer_sees_the_total_with_tax_before_paying_and_the_invoice_afterwards() {
        ApiResponse link = api.createLink(2500);
        Page page = PayForm.openForm(CHROMIUM.page(), link, "DE", Payer.VISA);
        page.getByText("€29.75").first().waitFor();

        PayForm.pay(page);

        page.getByText("INV-0001").waitFor();
        assertThat(status(link)).isEqualTo("succeeded");
    }

    @Test
    void without_script_an_unseen_total_is_shown_before_the_charge() {
        ApiResponse link = api.createLink(2500);
        Page page = PayForm.openForm(CHROMIUM.pageWithoutScript(), link, "DE", Payer.VISA);

        PayForm.pay(page);

        page.getByText("€29.75").first().waitFor();
        assertThat(status(link)).isEqualTo("pending");
        assertThat(page.locator("[name=cardNumber]").inputValue()).isEmpty();
        PayForm.fillCard(page, Payer.VISA);
        PayForm.pay(page);
        page.getByText("INV-0001").waitFor();
        assertThat(status(link)).isEqualTo("succeeded");
    }

    private String status(ApiResponse link) {
        return api.get("/payments/" + link.id()).data().path("status").asText();
    }
}
