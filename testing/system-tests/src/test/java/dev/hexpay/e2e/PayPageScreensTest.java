package dev.hexpay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.hexpay.e2e.ApiClient.ApiResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The states of the payment page are accessible, and fit every width, in light and dark. */
class PayPageScreensTest {
    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private TestServer server;
    private ApiClient api;

    @BeforeEach
    void start(@TempDir Path dataDir) {
        server = TestServer.start(TestDatabase.H2, dataDir);
        api = server.sandbox();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static String url(ApiResponse link) {
        return link.data().path("url").asText();
    }

    @Test
    void form_and_its_errors_are_accessible() {
        Page page = CHROMIUM.page();
        page.navigate(url(api.createLink(2500)));
        assertThat(Accessibility.findings(page)).isEmpty();

        Page declined = PayForm.openForm(CHROMIUM.page(), api.createLink(2500), "US", Payer.INSUFFICIENT_FUNDS);
        PayForm.pay(declined);
        declined.getByText("insufficient funds").first().waitFor();
        assertThat(Accessibility.findings(declined)).isEmpty();
    }

    @Test
    void authentication_and_the_end_of_a_payment_are_accessible() {
        Page page = PayForm.openForm(CHROMIUM.page(), api.createLink(2500), "US", Payer.AUTHENTICATION_ONCE);
        PayForm.pay(page);
        page.waitForURL("**/authenticate");
        assertThat(Accessibility.findings(page)).isEmpty();

        page.locator("[name=outcome][value=complete]").click();
        page.getByText("INV-0001").waitFor();
        assertThat(Accessibility.findings(page)).isEmpty();
    }

    @Test
    void links_that_cannot_be_paid_are_accessible() {
        ApiResponse canceled = api.createLink(2500);
        api.post("/payments/" + canceled.id() + "/cancel", "{}");
        Page page = CHROMIUM.page();
        for (String link : new String[] {url(canceled), server.address() + "/pay/none"}) {
            page.navigate(link);

            assertThat(page.locator("form").count()).isZero();
            assertThat(Accessibility.findings(page)).isEmpty();
        }
    }
}
