package dev.hexpay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.hexpay.application.port.in.InPorts;
import dev.hexpay.application.port.in.Jobs;
import dev.hexpay.application.port.in.payment.OpenPaymentLink;
import dev.hexpay.application.port.in.paypage.PayLink;
import dev.hexpay.application.port.in.refund.RefundTransaction;
import dev.hexpay.application.port.out.IdSource;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.FullName;
import dev.hexpay.domain.customer.PostalAddress;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.RefundReason;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.text.Description;
import dev.hexpay.domain.text.WebUrl;
import dev.hexpay.domain.webhook.EventName;
import dev.hexpay.domain.webhook.WebhookEndpoint;
import dev.hexpay.testkit.SequentialIds;
import dev.hexpay.testkit.SettableClock;
import dev.hexpay.testkit.TestCard;
import dev.hexpay.testkit.TestPorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Makes the pictures of the README. The system property {@code hexpay.screenshots} names their directory. */
class ScreenshotsTest {
    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static final int WIDTH = 1280;
    private static final int HEIGHT = 800;
    private static final int MAX_BYTES = 200_000;
    private static final int DAYS = 30;

    private static final List<Payer> PAYERS = List.of(
            new Payer("Maja Lindqvist", "maja.lindqvist@example.com", "Bergmannstr. 12", "10961", "Berlin"),
            new Payer("Jonas Weber", "jonas.weber@example.com", "Schanzenstr. 41", "20357", "Hamburg"),
            new Payer("Aylin Demir", "aylin.demir@example.com", "Venloer Str. 230", "50823", "Köln"),
            new Payer("Paul Hoffmann", "paul.hoffmann@example.com", "Karl-Heine-Str. 55", "04229", "Leipzig"));

    private static final List<Article> ARTICLES = List.of(
            new Article("Espresso beans, 1 kg", "24.90"),
            new Article("Filter coffee, 3 bags", "38.70"),
            new Article("Barista course for two", "118.00"),
            new Article("Hand grinder", "79.50"),
            new Article("Coffee subscription, 3 months", "89.40"));

    private final SettableClock clock = new SettableClock(Instant.parse("2026-06-01T07:40:00Z"));
    private final EventReceiver receiver = EventReceiver.start();
    private final IdSource ids = new SequentialIds();
    private final Map<String, String> settings = new HashMap<>();
    private TestServer server;
    private InPorts ports;
    private Scope scope;

    private record Payer(String name, String email, String street, String postalCode, String city) {
        PayLink.Command with(TestCard card) {
            PostalAddress address = PostalAddress.in("DE")
                    .line1(street)
                    .postalCode(postalCode)
                    .city(city)
                    .build();
            return PayLink.Command.of(new EmailAddress(email), new FullName(name), address, card.details());
        }
    }

    private record Article(String description, String price) {}

    @BeforeEach
    void start(@TempDir Path dataDir) {
        settings.putAll(TestServer.settings(TestDatabase.H2, dataDir));
        settings.put("HEXPAY_SELLER_NAME", "Lindenhof Coffee");
        settings.put("HEXPAY_SELLER_COUNTRY", "DE");
        start();
    }

    private void start() {
        server = TestServer.start(
                settings, builder -> builder.clock(clock).replacing(all -> TestPorts.with(all, IdSource.class, ids)));
        ports = server.hexpay().ports();
        scope = new Scope(server.organization().id(), Mode.SANDBOX);
    }

    @AfterEach
    void stop() {
        server.close();
        receiver.close();
    }

    @Test
    void pictures_show_example_payments(@TempDir Path temporary) throws IOException {
        Path directory = Path.of(System.getProperty("hexpay.screenshots", temporary.toString()));
        Files.createDirectories(directory);
        Payment shown = payments();
        // Notifications of the sandbox were refused when the clock moved on before they arrived.
        server.close();
        start();
        Payment open = link(new Article("Espresso beans, 2 bags of 1 kg", "49.80"));
        Page page = CHROMIUM.page();
        page.setViewportSize(WIDTH, HEIGHT);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));

        page.navigate(server.address() + "/pay/" + open.page().token().value());
        PayForm.fillPayer(page, "DE");
        page.locator("dd[data-price=total]:has-text('€59.26')").waitFor();
        take(page, directory.resolve("pay-page.png"));
        page.navigate(Objects.requireNonNull(server.hexpay().loginLink()));
        page.locator("main button").click();
        page.locator("h2:has-text('Net per day in EUR')").waitFor();
        take(page, directory.resolve("operator-overview.png"));
        page.navigate(server.address() + "/operator/" + scope.organization().value() + "/sandbox/payments/"
                + shown.id().value());
        page.getByText("Credit note CN-0004 issued").waitFor();
        take(page, directory.resolve("operator-payment.png"));
    }

    private static void take(Page page, Path file) throws IOException {
        page.screenshot(new Page.ScreenshotOptions().setPath(file));

        assertThat(ImageIO.read(file.toFile()).getWidth()).isEqualTo(WIDTH);
        assertThat(ImageIO.read(file.toFile()).getHeight()).isEqualTo(HEIGHT);
        assertThat(Files.size(file)).isLessThan(MAX_BYTES);
    }

    /** A month of payments; the last one was declined, then paid, then refunded in part. */
    private Payment payments() {
        ports.webhooks()
                .create()
                .create(
                        scope,
                        new WebhookEndpoint.Settings(
                                new WebUrl(receiver.url()), List.of(new EventName("payment.received")), null, null));
        Payment last = null;
        for (int day = 0; day < DAYS; day++) {
            for (int i = 0; i <= day % 2; i++) {
                boolean isRefused = (day + i) % 7 == 3;
                last = pay(day + i, isRefused);
                if (day % 11 == 5 && i == 0) {
                    refund(last, 990, "Bag damaged");
                }
                clock.advance(Duration.ofMinutes(97));
            }
            clock.set(clock.instant().plus(Duration.ofDays(1)).minus(Duration.ofMinutes(97L * (day % 2 + 1))));
            work();
        }
        Payment shown = pay(3, true);
        clock.advance(Duration.ofMinutes(4));
        ports.payPage().pay().pay(shown.page().token(), PAYERS.get(3).with(TestCard.SUCCEEDS));
        work();
        clock.advance(Duration.ofMinutes(50));
        refund(ports.payments().queries().get(scope, shown.id()), 1500, "Scratched on arrival");
        work();
        return shown;
    }

    private Payment pay(int number, boolean isRefused) {
        Payment link = link(ARTICLES.get(number % ARTICLES.size()));
        clock.advance(Duration.ofMinutes(3));
        TestCard card = isRefused ? TestCard.INSUFFICIENT_FUNDS : TestCard.SUCCEEDS;
        ports.payPage()
                .pay()
                .pay(link.page().token(), PAYERS.get(number % PAYERS.size()).with(card));
        return ports.payments().queries().get(scope, link.id());
    }

    private Payment link(Article article) {
        return ports.payments()
                .openLink()
                .open(
                        scope,
                        OpenPaymentLink.Command.of(
                                Money.of(article.price(), "eur"), new Description(article.description())));
    }

    private void refund(Payment paid, long minor, String reason) {
        ports.refunds()
                .refund()
                .refund(
                        scope,
                        new RefundTransaction.Command(
                                Objects.requireNonNull(paid.transaction()), minor, new RefundReason(reason)));
    }

    private void work() {
        Jobs jobs = ports.jobs();
        jobs.sendReceipts().runOnce(100);
        jobs.distributeEvents().runOnce(100);
        jobs.deliverWebhooks().runOnce(100);
    }
}
