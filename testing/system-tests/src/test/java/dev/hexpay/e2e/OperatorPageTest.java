package dev.hexpay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import dev.hexpay.application.page.CustomerFilter;
import dev.hexpay.application.page.DeliveryFilter;
import dev.hexpay.application.page.EventFilter;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.in.InPorts;
import dev.hexpay.application.port.in.customer.CustomerReference;
import dev.hexpay.application.port.in.invoice.InvoiceQueries;
import dev.hexpay.application.port.in.payment.OpenPaymentLink;
import dev.hexpay.application.port.in.refund.RefundTransaction;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.WebhookEndpointId;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.text.Description;
import dev.hexpay.domain.text.WebUrl;
import dev.hexpay.domain.webhook.EventName;
import dev.hexpay.domain.webhook.WebhookEndpoint;
import dev.hexpay.testkit.Builders;
import dev.hexpay.testkit.TestCard;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The operator page in a real browser, with and without JavaScript. */
class OperatorPageTest {
    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static final List<String> LISTS = List.of(
            "",
            "/payments",
            "/links/new",
            "/links/new?amount=1.00&currency=eur&description=x",
            "/links/new?amount=x",
            "/customers",
            "/refunds",
            "/disputes",
            "/invoices",
            "/credit-notes",
            "/tax",
            "/events",
            "/webhooks",
            "/api-keys",
            "/sandbox",
            "/audit",
            "/search?q=ada%40example.com",
            "/search?q=x",
            "/nothing");

    private TestServer server;
    private Scope scope;
    private InPorts ports;

    @BeforeEach
    void start(@TempDir Path dataDir) {
        Map<String, String> settings = new HashMap<>(TestServer.settings(TestDatabase.H2, dataDir));
        settings.put("HEXPAY_SELLER_COUNTRY", "DE");
        server = TestServer.start(settings, UnaryOperator.identity());
        ports = server.hexpay().ports();
        scope = new Scope(server.organization().id(), Mode.SANDBOX);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void operator_logs_in_by_link_and_refunds_a_payment() {
        Payment paid = paid();
        Page page = CHROMIUM.page();
        List<String> errors = new CopyOnWriteArrayList<>();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                errors.add(message.text());
            }
        });
        logIn(page);

        page.getByText("Payments", new Page.GetByTextOptions().setExact(true))
                .first()
                .click();
        page.locator("table a").first().click();
        page.getByText("Refund", new Page.GetByTextOptions().setExact(true))
                .first()
                .click();
        page.locator("[name=amount]").fill("11.90");
        page.getByText("Preview").click();
        page.locator("form[method=post] button.danger").click();

        page.getByText("The refund was made").waitFor();
        page.getByText("Credit note CN-0001 issued").waitFor();
        assertThat(ports.refunds().queries().refundsOf(scope, Objects.requireNonNull(paid.transaction())))
                .hasSize(1);
        assertThat(errors).isEmpty();
    }

    @Test
    void link_from_another_site_reaches_a_page_of_the_session() {
        Page page = CHROMIUM.page();
        logIn(page);
        page.route(
                "http://elsewhere.example/",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("text/html")
                        .setBody("<a href='" + server.address() + path() + "/payments'>go</a>")));
        page.navigate("http://elsewhere.example/");
        page.getByText("go").click();

        page.getByText("Continue to the operator page").click();

        page.getByText("New payment link").waitFor();
    }

    @Test
    void pages_are_accessible_on_every_screen() {
        List<String> paths = pages();
        List<String> findings = new ArrayList<>();
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : new int[] {360, 1280}) {
                Page page = CHROMIUM.page();
                page.setViewportSize(width, 800);
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                findings.addAll(findings(page, server.address() + "/operator/login"));
                logIn(page);
                for (String path : paths) {
                    findings.addAll(findings(page, server.address() + path() + path));
                    assertThat(page.evaluate("document.documentElement.scrollWidth"))
                            .as("%s at %d px", path, width)
                            .isEqualTo(width);
                }
            }
        }
        assertThat(findings).isEmpty();
    }

    @Test
    void pages_are_the_same_without_script() {
        Page page = CHROMIUM.pageWithoutScript();
        logIn(page);

        page.navigate(server.address() + path() + "/links/new");
        page.locator("[name=amount]").fill("25.00");
        page.locator("[name=currency]").fill("eur");
        page.locator("[name=description]").fill("Coffee");
        page.getByText("Preview").click();
        page.getByText("Create link").click();

        page.getByText("The link was created.").waitFor();
        assertThat(page.locator("button.copy:visible").count()).isZero();
    }

    @Test
    void page_is_served_where_the_setting_says(@TempDir Path dataDir) throws Exception {
        int port = TestServer.freePort();
        Map<String, String> settings = new HashMap<>(TestServer.settings(TestDatabase.H2, dataDir));
        settings.put("HEXPAY_OPERATOR", Integer.toString(port));
        try (TestServer own = TestServer.start(settings, UnaryOperator.identity())) {
            assertThat(status(own.address() + "/operator/login")).isEqualTo(404);
            assertThat(status("http://127.0.0.1:" + port + "/operator/login")).isEqualTo(200);
            assertThat(status("http://127.0.0.1:" + port + "/payments")).isEqualTo(404);
            assertThat(own.hexpay().loginLink()).startsWith("http://localhost:" + port + "/operator/login/");
        }
        settings.put("HEXPAY_OPERATOR", "off");
        try (TestServer off = TestServer.start(settings, UnaryOperator.identity())) {
            assertThat(status(off.address() + "/operator/login")).isEqualTo(404);
            assertThat(off.hexpay().loginLink()).isNull();
        }
    }

    private static int status(String url) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofSeconds(30))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private void logIn(Page page) {
        page.navigate(Objects.requireNonNull(server.hexpay().loginLink()));
        page.locator("main button").click();
        page.getByText("Overview").first().waitFor();
    }

    private String path() {
        return "/operator/" + scope.organization().value() + "/sandbox";
    }

    private Payment paid() {
        OpenPaymentLink.Command command =
                OpenPaymentLink.Command.of(Money.of("100.00", "eur"), new Description("Coffee"));
        Payment link = ports.payments().openLink().open(scope, command);
        ports.payPage().pay().pay(link.page().token(), Builders.aPayer(TestCard.SUCCEEDS));
        return ports.payments().queries().get(scope, link.id());
    }

    /** Every page, with something to show. */
    private List<String> pages() {
        WebhookEndpointId endpoint = ports.webhooks()
                .create()
                .create(
                        scope,
                        new WebhookEndpoint.Settings(
                                new WebUrl("http://127.0.0.1:8088/hooks"),
                                List.of(new EventName("payment.received")),
                                null,
                                null))
                .endpoint()
                .id();
        Payment paid = paid();
        ports.refunds()
                .refund()
                .refund(scope, new RefundTransaction.Command(Objects.requireNonNull(paid.transaction()), 1000L, null));
        Payment open = ports.payments()
                .openLink()
                .open(scope, OpenPaymentLink.Command.of(Money.of("5.00", "eur"), new Description("x".repeat(300))));
        ports.jobs().distributeEvents().runOnce(100);
        InvoiceQueries invoices = ports.invoices().queries();
        CustomerId customer = first(ports.customers().queries().list(scope, CustomerFilter.ALL, PageRequest.first(1)))
                .customer()
                .id();
        CustomerReference payer = new CustomerReference(customer.value());
        List<String> pages = new ArrayList<>(LISTS);
        pages.add("/payments/" + paid.id().value() + "?done=refunded");
        pages.add("/payments/" + open.id().value());
        pages.add("/transactions/" + paid.transaction().value() + "/refund");
        pages.add("/transactions/" + paid.transaction().value() + "/refund?amount=1.00");
        pages.add("/customers/" + customer.value());
        pages.add("/customers/" + customer.value() + "/payment-methods/"
                + first(ports.customers().queries().paymentMethods(scope, payer, PageRequest.first(1)))
                        .method()
                        .id()
                        .value());
        pages.add("/invoices/"
                + first(invoices.list(scope, new InvoiceQueries.Query(null, null), PageRequest.first(1)))
                        .id()
                        .value());
        pages.add("/credit-notes/"
                + first(invoices.creditNotes(scope, null, PageRequest.first(1)))
                        .id()
                        .value());
        pages.add("/events/"
                + first(ports.webhooks().events().list(scope, EventFilter.ALL, PageRequest.first(1)))
                        .id()
                        .value());
        pages.add("/webhooks/" + endpoint.value());
        pages.add("/webhooks/" + endpoint.value() + "/deliveries/"
                + first(ports.webhooks()
                                .queries()
                                .deliveries(scope, endpoint, DeliveryFilter.ALL, PageRequest.first(1)))
                        .id()
                        .value());
        return pages;
    }

    private static <T> T first(dev.hexpay.application.page.Page<T> page) {
        return page.items().get(0);
    }

    /** What axe finds on the page with everything unfolded. */
    private static List<String> findings(Page page, String url) {
        page.navigate(url);
        page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })");
        page.evaluate(axe());
        Object found = page.evaluate("""
                async () => (await axe.run({runOnly: {type: 'tag', values:
                    ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}})).violations
                    .map(each => each.id + ': ' + each.nodes.map(node => node.html).join(' '))""");
        return ((List<?>) found).stream().map(finding -> url + " " + finding).toList();
    }

    private static String axe() {
        try (InputStream script = OperatorPageTest.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
