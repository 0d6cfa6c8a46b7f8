package dev.hexpay.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A browser for the tests of one class; each test gets pages without the cookies of the others. */
final class Chromium implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
    private Playwright playwright;
    private Browser browser;

    @Override
    public void beforeAll(ExtensionContext context) {
        playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_NODEJS_PATH", "/usr/bin/node", "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
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

    @Override
    public void afterEach(ExtensionContext context) {
        browser.contexts().forEach(BrowserContext::close);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        playwright.close();
    }

    /** A page in a browser of its own. */
    Page page() {
        return browser.newPage();
    }

    /** A page that runs no scripts. */
    Page pageWithoutScript() {
        return browser.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))
                .newPage();
    }
}
