package dev.hexpay.e2e;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What makes a page hard to use: on a phone, a tablet and a desk, in light and dark. */
final class Accessibility {
    /** The widths of a phone, a tablet and a desk. */
    static final List<Integer> WIDTHS = List.of(360, 768, 1280);

    private static final int HEIGHT = 800;
    private static final String AXE = axe();
    private static final String FINDINGS = """
            async () => (await axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }))
              .violations.map(found => found.id + ' ' + found.nodes.map(node => node.html).join(', '))""";

    private Accessibility() {}

    /**
     * What axe finds on the page that is shown, by WCAG 2.2 AA and its best practice, and where the page is wider than the
     * window. Everything is unfolded.
     */
    static List<String> findings(Page page) {
        List<String> findings = new ArrayList<>();
        page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })");
        page.evaluate(AXE);
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            for (int width : WIDTHS) {
                page.setViewportSize(width, HEIGHT);
                String where = page.url() + " " + scheme + " " + width + ": ";
                ((List<?>) page.evaluate(FINDINGS)).forEach(found -> findings.add(where + found));
                if (isTooWide(page, width)) {
                    findings.add(where + "the page is wider than the window");
                }
            }
        }
        return findings;
    }

    /** Whether the page is wider than its window. */
    static boolean isTooWide(Page page, int width) {
        return (int) page.evaluate("document.documentElement.scrollWidth") > width;
    }

    private static String axe() {
        try (InputStream script = Objects.requireNonNull(Accessibility.class.getResourceAsStream("/axe.min.js"))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
