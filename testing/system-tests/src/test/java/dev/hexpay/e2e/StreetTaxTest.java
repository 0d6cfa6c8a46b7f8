package dev.hexpay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import dev.hexpay.e2e.ApiClient.ApiResponse;
import dev.hexpay.testing.stripe.StripeStub;
import dev.hexpay.testing.stripe.http.Mode;
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

/** The page in a real browser, when the tax depends on the street, which the page does not send while the payer types. */
@Timeout(120)
class StreetTaxTest {
    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private final StripeStub stub = StripeStub.start(Instant::now);
    private TestServer server;
    private ApiClient api;

    @BeforeEach
    void start(@TempDir Path dataDir) {
        Map<String, String> settings = new HashMap<>(TestServer.settings(TestDatabase.H2, dataDir));
        settings.put("HEXPAY_SELLER_COUNTRY", "DE");
        settings.put("HEXPAY_TAX", "stripe");
        settings.put("HEXPAY_STRIPE_KEY_SANDBOX", stub.secretKey());
        settings.put("HEXPAY_STRIPE_PUBLISHABLE_KEY_SANDBOX", stub.publishableKey(Mode.TEST));
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
    void payer_sees_the_tax_of_the_street_and_pays_it() {
        ApiResponse link = api.createLink(10_000);
        Page page = PayForm.openForm(CHROMIUM.page(), link, "US", Payer.VISA);
        page.locator("[name=state]").fill("CO");
        page.locator("[name=city]").fill("Denver");
        page.locator("[name=line1]").fill("1 Market St");
        page.locator("[name=postalCode]").fill("80202");
        page.locator("[name=postalCode]").blur();
        page.getByText("\u20ac102.90").first().waitFor();

        PayForm.pay(page);
        page.getByText("The total is now \u20ac103.90").waitFor();
        page.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(page.locator("[name=total]").inputValue()).isEqualTo("10390");
        PayForm.fillCard(page, Payer.VISA);
        PayForm.pay(page);

        page.getByText("INV-0001").waitFor();
        ApiResponse paid = api.get("/payments/" + link.id());
        assertThat(paid.data().path("amountTotal").asLong()).isEqualTo(10_390);
        assertThat(calculations()).isEqualTo(2); // Without the street, and with it.
    }

    @Test
    void changed_country_updates_the_total_of_the_street() {
        ApiResponse link = api.createLink(10_000);
        Page page = PayForm.openForm(CHROMIUM.page(), link, "US", Payer.VISA);
        page.locator("[name=state]").fill("CO");
        page.locator("[name=line1]").fill("1 Market St");
        page.locator("[name=postalCode]").fill("80202");
        PayForm.pay(page);
        page.getByText("The total is now \u20ac103.90").waitFor();
        page.locator("[name=country]").selectOption("DE");

        page.getByText("\u20ac119.00").first().waitFor();
        PayForm.fillCard(page, Payer.VISA);
        PayForm.pay(page);
        page.getByText("INV-0001").waitFor();
    }

    private long calculations() {
        return stub.recording().requests().stream()
                .filter(request -> request.path().equals("/v1/tax/calculations"))
                .filter(request -> "80202".equals(request.params().get("customer_details[address][postal_code]")))
                .filter(request -> "CO".equals(request.params().get("customer_details[address][state]")))
                .filter(request -> "Denver".equals(request.params().get("customer_details[address][city]")))
                .count();
    }
}
