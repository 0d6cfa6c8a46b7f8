package dev.hexpay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The documentation in a browser: accessible and readable at every width, in light and dark, with and without script. */
class DocsPagesTest {
    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static TestServer server;

    @BeforeAll
    static void start(@TempDir Path dataDir) {
        server = TestServer.start(TestDatabase.H2, dataDir);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/docs",
                "/docs/reference",
                "/docs/reference/payments",
                "/docs/reference/2026-07-24/webhooks",
                "/docs/errors",
                "/docs/errors/payment_failed",
                "/docs/test-cards",
                "/docs/webhooks",
                "/docs/idempotency",
                "/docs/tax",
                "/docs/states",
                "/docs/changelog",
                "/docs/nothing"
            })
    void page_is_accessible_and_fits_every_width(String path) {
        Page page = CHROMIUM.page();
        List<String> messages = new ArrayList<>();
        page.onConsoleMessage(message -> messages.add(message.text()));
        page.navigate(server.address() + path);

        assertThat(Accessibility.findings(page)).isEmpty();
        assertThat(messages)
                .filteredOn(message -> !path.equals("/docs/nothing"))
                .isEmpty();
    }

    @Test
    void test_card_is_copied_by_a_button() {
        Page page = CHROMIUM.page();
        page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        page.navigate(server.address() + "/docs/test-cards");

        page.locator("[aria-label='Copy 4000000000000002']").click();

        page.waitForCondition(() -> page.locator("[role=status]").textContent().equals("Copied 4000000000000002"));
        assertThat(page.evaluate("navigator.clipboard.readText()")).isEqualTo("4000000000000002");
    }

    @Test
    void page_without_script_has_numbers_and_no_buttons() {
        Page page = CHROMIUM.pageWithoutScript();
        page.navigate(server.address() + "/docs/test-cards");

        assertThat(page.locator("td code").first().textContent()).isEqualTo("4242424242424242");
        assertThat(page.locator("button").count()).isZero();
    }

    @Test
    void keyboard_skips_the_navigation() {
        Page page = CHROMIUM.page();
        page.navigate(server.address() + "/docs/states");

        page.keyboard().press("Tab");
        assertThat(page.evaluate("document.activeElement.textContent")).isEqualTo("Skip to content");
        page.keyboard().press("Enter");
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("content");
    }
}
