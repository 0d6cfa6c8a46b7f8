package dev.hexpay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
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
import dev.hexpay.domain.operator.OperatorRole;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.text.Description;
import dev.hexpay.domain.text.WebUrl;
import dev.hexpay.domain.webhook.EventName;
import dev.hexpay.domain.webhook.WebhookEndpoint;
import dev.hexpay.testkit.Builders;
import dev.hexpay.testkit.EnteredText;
import dev.hexpay.testkit.TestCard;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Every page and state of the operator page in a real browser: on a phone and a desk, in light and dark, without script. */
class OperatorScreensTest {
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
            "/payments?from=x&status=failed",
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
    void pages_are_accessible_on_every_screen() {
        List<String> paths = pages();
        Page page = CHROMIUM.page();
        logIn(page);

        assertThat(findings(page, path(), paths)).isEmpty();
    }

    @Test
    void pages_without_rows_are_accessible_on_every_screen() {
        Page page = CHROMIUM.page();
        logIn(page);

        assertThat(findings(page, path().replace("/sandbox", "/live"), LISTS)).isEmpty();
    }

    @Test
    void pages_before_a_place_are_accessible_on_every_screen() {
        server.anotherOrganization();
        Page page = CHROMIUM.page();
        String link = Objects.requireNonNull(server.hexpay().loginLink());
        List<String> findings = findings(page, "/operator", List.of("/login", "/nothing", "/login/nothing"));
        page.navigate(server.address() + "/operator/login");
        page.locator("[name=apiKey]").fill("ck_sandbox_wrong");
        page.locator("main button[type=submit]").click();
        page.getByText("This API key is not valid").first().waitFor();
        findings.addAll(Accessibility.findings(page));
        page.navigate(link);
        findings.addAll(Accessibility.findings(page));
        page.locator("main button").click();
        page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Organizations"))
                .waitFor();
        findings.addAll(Accessibility.findings(page));
        page.navigate(link);
        page.locator("main button").click();
        page.getByText("This link does not work any more").first().waitFor();
        findings.addAll(Accessibility.findings(page));
        page.route(
                "http://elsewhere.example/",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("text/html")
                        .setBody("<a href='" + server.address() + path() + "/payments'>go</a>")));
        page.navigate("http://elsewhere.example/");
        page.getByText("go").click();
        page.getByText("Continue to the operator page").waitFor();
        findings.addAll(Accessibility.findings(page));

        assertThat(findings).isEmpty();
    }

    @Test
    void answers_to_forms_are_accessible_on_every_screen() {
        Page page = CHROMIUM.page();
        logIn(page);
        String keys = server.address() + path() + "/api-keys";

        page.navigate(keys);
        List<String> findings = new ArrayList<>(createKey(page, "0"));
        assertThat(page.getByText("This was not done").count()).isEqualTo(1);
        findings.addAll(createKey(page, "30"));
        page.getByText("This secret is shown only here.").waitFor();
        findings.addAll(Accessibility.findings(page));
        page.getByText("Done", new Page.GetByTextOptions().setExact(true)).click();
        page.locator("table a").first().click();
        findings.addAll(Accessibility.findings(page));

        assertThat(findings).isEmpty();
    }

    private static List<String> createKey(Page page, String days) {
        if (page.locator("details.action[open]").count() == 0) {
            page.locator("details.action summary").click();
        }
        page.locator("[name=name]").fill("Backend");
        page.locator("[name=days]").fill(days);
        page.locator("form[method=post] button:has-text('Create key')").click();
        return Accessibility.findings(page);
    }

    @Test
    void pages_of_a_viewer_are_accessible_on_every_screen() {
        List<String> paths = pages();
        Page page = CHROMIUM.page();
        page.navigate(loginLink(OperatorRole.VIEWER));
        page.locator("main button").click();
        page.getByText("Overview").first().waitFor();
        List<String> findings = findings(page, path(), paths.subList(LISTS.size(), paths.size()));
        page.evaluate("""
                path => {
                    const form = document.querySelector("footer form");
                    form.action = path + "/api-keys";
                    form.submit();
                }""", path());
        page.getByText("This is not allowed").first().waitFor();
        findings.addAll(Accessibility.findings(page));

        assertThat(findings).isEmpty();
    }

    @Test
    void finding_of_a_wrong_page_is_reported() {
        Page page = CHROMIUM.page();
        logIn(page);
        page.evaluate("""
                () => {
                    const input = document.createElement("input");
                    input.style.width = "500px";
                    document.querySelector("main").append(input);
                }""");

        assertThat(Accessibility.findings(page))
                .anyMatch(finding -> finding.contains("label <input"))
                .anyMatch(finding -> finding.endsWith("LIGHT 360: the page is wider than the window"));
    }

    @Test
    void texts_of_others_are_harmless_on_a_phone() {
        String markup = EnteredText.MARKUP.repeat(7);
        for (String text : List.of(markup, EnteredText.RIGHT_TO_LEFT, EnteredText.WITHOUT_SPACE)) {
            EnteredText.everywhere(ports, scope, text);
        }
        Page page = CHROMIUM.page();
        page.setViewportSize(360, 800);
        List<String> problems = new CopyOnWriteArrayList<>();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                problems.add(page.url() + " " + message.text());
            }
        });
        page.onDialog(dialog -> problems.add(page.url() + " dialog"));
        logIn(page);
        Set<String> links = new LinkedHashSet<>(LISTS.stream()
                .map(path -> path() + path)
                .filter(path -> !path.endsWith("/nothing"))
                .toList());
        links.add(path() + "/search?q=" + URLEncoder.encode(markup, StandardCharsets.UTF_8));
        Deque<String> open = new ArrayDeque<>(links);
        while (!open.isEmpty()) {
            String path = open.remove();
            page.navigate(server.address() + path);
            if (page.locator("main img, main script, main b, main [onerror]").count() > 0) {
                problems.add(path + " has an element of the text");
            }
            if (Accessibility.isTooWide(page, 360)) {
                problems.add(path + " is wider than the window");
            }
            // The pages of the objects, of which each list has some.
            ((List<?>) page.locator("main table a").evaluateAll("all => all.map(each => each.getAttribute('href'))"))
                    .stream()
                            .map(Object::toString)
                            .filter(link -> link.startsWith(path()) && links.add(link))
                            .forEach(open::add);
        }

        assertThat(links).hasSizeGreaterThan(60);
        assertThat(problems).isEmpty();
    }

    @Test
    void pages_without_script_fit_a_phone_and_show_nothing_that_needs_it() {
        List<String> paths = pages();
        Page page = CHROMIUM.pageWithoutScript();
        page.setViewportSize(360, 800);
        logIn(page);
        for (String path : paths) {
            page.navigate(server.address() + path() + path);

            assertThat(page.locator("button.copy:visible").count()).as(path).isZero();
            assertThat(page.locator("h1").count()).as(path).isEqualTo(1);
            assertThat(Accessibility.isTooWide(page, 360)).as(path).isFalse();
        }
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

    private String loginLink(OperatorRole role) {
        return server.address() + "/operator/login/"
                + ports.operators()
                        .createLoginLink()
                        .create(role, "Grace", "root")
                        .value();
    }

    private List<String> findings(Page page, String base, List<String> paths) {
        List<String> findings = new ArrayList<>();
        for (String path : paths) {
            page.navigate(server.address() + base + path);
            findings.addAll(Accessibility.findings(page));
        }
        return findings;
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
}
