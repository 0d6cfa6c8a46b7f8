package dev.hexpay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The documentation in a browser: accessible and readable at every width, in light and dark, with and without script. */
class DocsPagesTest {
    private static final List<Integer> WIDTHS = List.of(360, 768, 1280);
    private static final int HEIGHT = 800;
    private static final String FINDINGS = """
            async () => (await axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }))
              .violations.map(found => found.id + ' ' + found.nodes.map(node => node.target).join(', '))""";

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
    void page_is_accessible_and_fits_every_width(String path) throws IOException {
        Page page = CHROMIUM.page();
        List<String> messages = new ArrayList<>();
        page.onConsoleMessage(message -> messages.add(message.text()));
        page.navigate(server.address() + path);
        List<String> findings = new ArrayList<>();
        page.evaluate(axe());
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            for (int width : WIDTHS) {
                page.setViewportSize(width, HEIGHT);
                ((List<?>) page.evaluate(FINDINGS)).forEach(found -> findings.add(scheme + " " + width + ": " + found));
                if ((int) page.evaluate("document.documentElement.scrollWidth") > width) {
                    findings.add(width + ": the page is wider than the window");
                }
            }
        }

        assertThat(findings).isEmpty();
        assertThat(messages)
                .filteredOn(message -> !path.equals("/docs/nothing"))
                .isEmpty();
    }

    private static String axe() throws IOException {
        try (InputStream script = Objects.requireNonNull(DocsPagesTest.class.getResourceAsStream("/axe.min.js"))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
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
