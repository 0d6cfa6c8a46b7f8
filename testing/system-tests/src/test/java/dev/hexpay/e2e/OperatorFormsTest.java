package dev.hexpay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.hexpay.adapter.operator.OperatorRoutes;
import dev.hexpay.adapter.operator.OperatorSettings;
import dev.hexpay.adapter.operator.web.OperatorHost;
import dev.hexpay.application.page.DeliveryFilter;
import dev.hexpay.application.page.DisputeFilter;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.page.PaymentFilter;
import dev.hexpay.application.port.in.InPorts;
import dev.hexpay.application.port.in.customer.CustomerReference;
import dev.hexpay.application.port.in.customer.PaymentMethodDetails;
import dev.hexpay.application.port.in.invoice.InvoiceQueries;
import dev.hexpay.application.port.in.payment.OpenPaymentLink;
import dev.hexpay.application.port.in.payment.PaymentQueries;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.Store;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.id.PaymentMethodId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.invoice.InvoiceStatus;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.operator.AuditEntry;
import dev.hexpay.domain.payment.DisputeStatus;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentKind;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.tenant.KeyName;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Organization;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.text.Description;
import dev.hexpay.domain.webhook.WebhookDelivery;
import dev.hexpay.domain.webhook.WebhookEndpoint;
import dev.hexpay.testkit.Builders;
import dev.hexpay.testkit.TestCard;
import io.javalin.Javalin;
import io.javalin.http.HandlerType;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Every form of the operator page, sent by a browser that runs no scripts, and what it does. */
class OperatorFormsTest {
    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static final String PLACE = "/operator/{organization}/{mode}";

    private final EventReceiver receiver = EventReceiver.start();
    private final AtomicReference<OutPorts> outPorts = new AtomicReference<>();
    private final Map<String, Runnable> cases = new LinkedHashMap<>();
    private TestServer server;
    private InPorts ports;
    private Scope scope;
    private Page page;
    private Payment paid;
    private CustomerId customer;

    @BeforeEach
    void start(@TempDir Path dataDir) {
        Map<String, String> settings = new HashMap<>(TestServer.settings(TestDatabase.H2, dataDir));
        settings.put("HEXPAY_SELLER_COUNTRY", "DE");
        server = TestServer.start(
                settings,
                builder -> builder.replacing(out -> {
                    outPorts.set(out);
                    return out;
                }));
        ports = server.hexpay().ports();
        scope = new Scope(server.organization().id(), Mode.SANDBOX);
        page = CHROMIUM.pageWithoutScript();
        paid = pay(link("100.00"), TestCard.SUCCEEDS);
        customer = Objects.requireNonNull(paid.customer());
        pay(link("5.00"), TestCard.DISPUTED);
        pay(link("7.00"), TestCard.DECLINED_OFF_SESSION);
        TestServer.await(() -> !disputes(DisputeStatus.OPEN).isEmpty());
    }

    @AfterEach
    void stop() {
        server.close();
        receiver.close();
    }

    @Test
    void each_action_is_done_without_script() {
        addLogins();
        addPayments();
        addCustomers();
        addDocuments();
        addWebhooks();
        addKeys();
        cases.put("/operator/logout", this::logOut);

        assertThat(cases.keySet()).containsExactlyInAnyOrderElementsOf(routes(HandlerType.POST));
        cases.forEach((route, form) -> {
            form.run();
            if (route.startsWith(PLACE)) {
                assertThat(lastOutcome()).as(route).isEqualTo(AuditEntry.Outcome.Succeeded.INSTANCE);
            }
        });
    }

    @Test
    void each_filter_works_without_script() {
        logInByLink();
        List<String> filtered = new ArrayList<>();
        for (String route : routes(HandlerType.GET)) {
            String path = route.replace(PLACE, "");
            if (path.equals(route) || path.contains("{") || path.equals("/links/new")) {
                continue;
            }
            open(path);
            if (page.locator("main form[method=get]").count() == 0) {
                continue;
            }
            filtered.add(path);
            String heading = page.locator("h1").textContent();
            Map<String, String> entered = enterAll(path);

            page.locator("main form[method=get] button[type=submit]").click();

            assertThat(page.locator("h1").textContent()).as(path).isEqualTo(heading);
            assertThat(page.locator("[aria-invalid]").count()).as(path).isZero();
            entered.forEach((field, value) -> assertThat(page.locator("main form[method=get] [name='" + field + "']")
                            .inputValue())
                    .as(path + " " + field)
                    .isEqualTo(value));
            page.locator("a:has-text('Clear')").click();
            assertThat(URI.create(page.url()).getQuery()).as(path).isNull();
        }

        assertThat(filtered)
                .containsExactlyInAnyOrder(
                        "",
                        "/audit",
                        "/credit-notes",
                        "/customers",
                        "/disputes",
                        "/events",
                        "/invoices",
                        "/payments",
                        "/reconciliation",
                        "/refunds",
                        "/tax");
    }

    @Test
    void each_filter_of_a_list_leaves_out_what_does_not_match() {
        logInByLink();
        refund();
        String unknown = Builders.aLink().build().id().value();
        String from = "from=" + LocalDate.now(ZoneOffset.UTC).plusDays(2);
        String to = "to=" + LocalDate.now(ZoneOffset.UTC).minusDays(2);
        Map<String, List<String>> unmatched = Map.of(
                "/audit", List.of("about=" + unknown),
                "/credit-notes", List.of("invoice=" + invoice().value()),
                "/customers", List.of("externalId=user_1", "email=grace@example.com"),
                "/disputes", List.of("status=won"),
                "/events", List.of("event=payment_link.canceled", "about=" + unknown, from, to),
                "/invoices", List.of("status=void", "customer=user_1"),
                "/payments", List.of("status=canceled", "kind=charge", "currency=jpy", "customer=user_1", from, to),
                "/refunds", List.of("status=failed"));
        List<String> ignored = new ArrayList<>();
        unmatched.forEach((path, filters) -> {
            assertThat(rows(path)).as(path).isPositive();
            for (String filter : filters) {
                if (rows(path + "?" + filter) > 0) {
                    ignored.add(path + "?" + filter);
                }
                assertThat(page.locator("[aria-invalid]").count()).as(filter).isZero();
                assertThat(page.locator("a:has-text('Clear')").count())
                        .as(filter)
                        .isEqualTo(1);
            }
        });
        assertThat(ignored).isEmpty();
    }

    private int rows(String path) {
        open(path);
        return page.locator("main table tbody tr").count();
    }

    @Test
    void filter_and_search_find_without_script() {
        logInByLink();
        Payment canceled = link("3.00");
        ports.payments().cancel().cancel(scope, canceled.id());
        open("/payments");
        page.locator("summary:has-text('Filters')").click();
        page.locator("[name=status]").selectOption("canceled");
        page.locator("main form[method=get] button").click();
        assertThat(page.locator("main table tbody tr").count()).isEqualTo(1);

        page.locator("form[role=search] input").fill("ada@example.com");
        page.locator("form[role=search] button").click();
        assertThat(page.locator("main table").textContent()).contains(customer.value());
        page.locator("form[role=search] input").fill(canceled.id().value());
        page.locator("form[role=search] button").click();
        assertThat(page.url()).endsWith("/payments/" + canceled.id().value());
    }

    @Test
    void organization_and_mode_are_changed_without_script() {
        Organization other = ports.apiKeys().provision().create("Difference Engines");
        page.navigate(Objects.requireNonNull(server.hexpay().loginLink()));
        page.locator("main form[method=post] button[type=submit]").click();
        page.locator("main table a:has-text('Difference Engines')").first().click();
        assertThat(page.url()).endsWith("/operator/" + other.id().value() + "/sandbox");

        page.locator(".modes a:has-text('Live')").click();
        assertThat(page.url()).endsWith("/operator/" + other.id().value() + "/live");
        page.locator("header button:has-text('Change')").click();
        page.locator("main table a:has-text('Analytical Engines')").first().click();

        assertThat(page.url()).endsWith(path());
    }

    private void addLogins() {
        cases.put("/operator/login", () -> {
            Organization organization = server.organization();
            String key = ports.apiKeys()
                    .provision()
                    .issueKey(organization, Mode.SANDBOX, new KeyName("Test"))
                    .value();
            page.navigate(server.address() + path() + "/customers");
            page.locator("[name=apiKey]").fill(key);
            page.locator("main form[method=post] button[type=submit]").click();
            assertThat(page.url()).endsWith(path() + "/customers");
            logOut();
        });
        cases.put("/operator/login/{token}", this::logInByLink);
    }

    private void logInByLink() {
        page.navigate(Objects.requireNonNull(server.hexpay().loginLink()));
        page.locator("main form[method=post] button[type=submit]").click();
        assertThat(page.url()).endsWith(path());
    }

    private void logOut() {
        page.locator("footer button:has-text('Log out')").click();
        open("/payments");
        assertThat(page.locator("[name=apiKey]").count()).isEqualTo(1);
    }

    private void addPayments() {
        cases.put(PLACE + "/links", () -> {
            open("/links/new");
            fill(Map.of("amount", "25.00", "currency", "eur", "description", "Tea"));
            page.getByText("Preview").click();
            page.locator("form[method=post] button:has-text('Create link')").click();
            assertThat(page.url()).endsWith("?done=link_created");
            assertThat(newest().description().value()).isEqualTo("Tea");
        });
        cases.put(PLACE + "/payments/{id}/cancel", () -> {
            Payment open = newest();
            send("/payments/" + open.id().value(), "/cancel", Map.of());
            assertThat(newest().status()).isEqualTo(PaymentStatus.CANCELED);
        });
        cases.put(PLACE + "/transactions/{id}/refund", () -> {
            TransactionId transaction = refund();
            assertThat(ports.refunds().queries().refundsOf(scope, transaction))
                    .singleElement()
                    .satisfies(
                            refund -> assertThat(refund.share().total().minor()).isEqualTo(1190));
        });
        cases.put(PLACE + "/transactions/{id}/dispute", () -> {
            String form = "/transactions/" + disputes(DisputeStatus.OPEN).get(0).value() + "/dispute";
            open("/sandbox");
            sendForm(form, Map.of("outcome", "lost"));
            TestServer.await(() -> !disputes(DisputeStatus.LOST).isEmpty());
        });
    }

    /** Refunds a part of what was paid; returns its transaction. */
    private TransactionId refund() {
        TransactionId transaction = Objects.requireNonNull(paid.transaction());
        open("/transactions/" + transaction.value() + "/refund");
        fill(Map.of("amount", "11.90", "reason", "Broken"));
        page.getByText("Preview").click();
        page.locator("form[method=post] button.danger").click();
        return transaction;
    }

    private void addCustomers() {
        String one = PLACE + "/customers/{id}";
        cases.put(one + "/charge", () -> {
            send(
                    "/customers/" + customer.value(),
                    "/charge",
                    Map.of("amount", "20.00", "currency", "eur", "description", "Plan"));
            assertThat(newest().kind()).isEqualTo(PaymentKind.CHARGE);
        });
        cases.put(one + "/payment-methods/{method}/default", () -> {
            PaymentMethodId other = method(false);
            send("/customers/" + customer.value() + "/payment-methods/" + other.value(), "/default", Map.of());
            assertThat(method(true)).isEqualTo(other);
        });
        cases.put(one + "/payment-methods/{method}/detach", () -> {
            PaymentMethodId other = method(false);
            send("/customers/" + customer.value() + "/payment-methods/" + other.value(), "/detach", Map.of());
            assertThat(methods()).noneMatch(method -> method.method().id().equals(other));
        });
    }

    private void addDocuments() {
        String one = PLACE + "/invoices/{id}";
        cases.put(one + "/send", () -> {
            send("/invoices/" + invoice().value(), "/send", Map.of());
            assertThat(page.url()).endsWith("?done=invoice_sent");
        });
        cases.put(one + "/status", () -> {
            InvoiceId invoice = outstandingInvoice();
            send("/invoices/" + invoice.value(), "/status", Map.of("status", "void"));
            assertThat(ports.invoices().queries().get(scope, invoice).status()).isEqualTo(InvoiceStatus.VOID);
        });
    }

    private void addWebhooks() {
        String one = PLACE + "/webhooks/{id}";
        cases.put(PLACE + "/webhooks", () -> {
            open("/webhooks");
            sendForm("/webhooks", Map.of("url", receiver.url(), "events", "payment_link.created"));
            assertThat(page.locator("main pre code").textContent()).startsWith("whsec_");
            assertThat(endpoint().settings().url().value()).isEqualTo(receiver.url());
        });
        cases.put(one + "/edit", () -> {
            sendToEndpoint("/edit", Map.of("description", "Shop"));
            assertThat(Objects.requireNonNull(endpoint().settings().description())
                            .value())
                    .isEqualTo("Shop");
        });
        cases.put(one + "/test", () -> {
            sendToEndpoint("/test", Map.of());
            assertThat(page.url()).endsWith("?done=test_delivered");
        });
        cases.put(one + "/secret", () -> {
            sendToEndpoint("/secret", Map.of());
            assertThat(page.locator("main pre code").textContent()).startsWith("whsec_");
        });
        cases.put(one + "/replay", () -> {
            String today = LocalDate.now(ZoneOffset.UTC).toString();
            sendToEndpoint("/replay", Map.of("from", today, "to", today));
            assertThat(page.url()).endsWith("?done=replayed");
            TestServer.await(() -> !deliveries().isEmpty());
        });
        cases.put(one + "/deliveries/{delivery}/retry", () -> {
            TestServer.await(() -> deliveries().get(0).attempts() > 0);
            WebhookDelivery delivery = deliveries().get(0);
            String path = "/webhooks/" + endpoint().id().value() + "/deliveries/"
                    + delivery.id().value();
            send(path, "/retry", Map.of());
            assertThat(page.url()).endsWith("?done=delivery_retried");
        });
        cases.put(one + "/delete", () -> {
            sendToEndpoint("/delete", Map.of());
            assertThat(endpoints()).isEmpty();
        });
    }

    private void addKeys() {
        cases.put(PLACE + "/api-keys", () -> {
            open("/api-keys");
            sendForm("/api-keys", Map.of("name", "Backend", "days", "30"));
            String secret = page.locator("main pre code").textContent();
            assertThat(ports.apiKeys().authenticate().authenticate(secret).scope())
                    .isEqualTo(scope);
        });
        cases.put(PLACE + "/api-keys/{id}/delete", () -> {
            String key = ports.apiKeys()
                    .queries()
                    .list(scope, PageRequest.first(1))
                    .items()
                    .get(0)
                    .id()
                    .value();
            send("/api-keys/" + key, "/delete", Map.of());
            assertThat(ports.apiKeys()
                            .queries()
                            .list(scope, PageRequest.first(10))
                            .items())
                    .noneMatch(each -> each.id().value().equals(key));
        });
    }

    /** The routes of the page with this method, without the one for unknown addresses. */
    private Set<String> routes(HandlerType method) {
        OperatorHost host = (OperatorHost) Proxy.newProxyInstance(
                OperatorHost.class.getClassLoader(),
                new Class<?>[] {OperatorHost.class},
                (proxy, called, arguments) -> {
                    throw new UnsupportedOperationException(called.getName());
                });
        OperatorSettings settings =
                new OperatorSettings(URI.create("http://127.0.0.1"), "http://127.0.0.1", Instant::now, "");
        Set<String> routes = new TreeSet<>();
        Javalin.create(config -> {
            config.events.handlerAdded(added -> {
                if (added.getHttpMethod().equals(method) && !added.getPath().endsWith("*")) {
                    routes.add(added.getPath());
                }
            });
            new OperatorRoutes(settings, ports, host).addTo(config.routes);
        });
        return routes;
    }

    private void open(String path) {
        page.navigate(server.address() + path() + path);
    }

    private void send(String path, String form, Map<String, String> fields) {
        open(path);
        sendForm(path + form, fields);
    }

    private void sendToEndpoint(String form, Map<String, String> fields) {
        send("/webhooks/" + endpoint().id().value(), form, fields);
    }

    /** Unfolds the form, enters these fields and sends it. */
    private void sendForm(String action, Map<String, String> fields) {
        String selector = "form[method=post][action='" + path() + action + "']";
        page.locator("details:has(" + selector + ") summary").click();
        Locator form = page.locator(selector);
        fields.forEach((name, value) -> enter(form.locator("[name='" + name + "']"), value));
        form.locator("button[type=submit]").click();
    }

    private void fill(Map<String, String> fields) {
        fields.forEach((name, value) -> enter(page.locator("main [name='" + name + "']"), value));
    }

    private static void enter(Locator field, String value) {
        String type = Objects.requireNonNullElse(field.first().getAttribute("type"), "select");
        if (type.equals("checkbox")) {
            field.and(field.page().locator("[value='" + value + "']")).check();
        } else if (type.equals("select")) {
            field.selectOption(value);
        } else {
            field.fill(value);
        }
    }

    /** Enters something into each field of the filters of the page; returns it by the names of the fields. */
    private Map<String, String> enterAll(String path) {
        page.locator("summary:has-text('Filters')").click();
        Map<String, String> entered = new LinkedHashMap<>();
        for (Locator field : page.locator("main form[method=get] [name]").all()) {
            String name = field.getAttribute("name");
            String value = switch (name) {
                case "email" -> "ada@example.com";
                case "currency" -> "eur";
                case "about" -> paid.id().value();
                case "invoice" -> invoice().value();
                case "customer" -> customer.value();
                case "from", "to", "day" -> LocalDate.now(ZoneOffset.UTC).toString();
                case "externalId" -> "user_1";
                default ->
                    Objects.requireNonNull(field.locator("option").last().getAttribute("value"), path + " " + name);
            };
            enter(field, value);
            entered.put(name, value);
        }
        return entered;
    }

    private String path() {
        return "/operator/" + scope.organization().value() + "/sandbox";
    }

    private AuditEntry.Outcome lastOutcome() {
        return ports.operators()
                .audit()
                .list(scope, null, PageRequest.first(1))
                .items()
                .get(0)
                .outcome();
    }

    private Payment link(String amount) {
        return ports.payments()
                .openLink()
                .open(scope, OpenPaymentLink.Command.of(Money.of(amount, "eur"), new Description("Coffee")));
    }

    private Payment pay(Payment link, TestCard card) {
        ports.payPage().pay().pay(link.page().token(), Builders.aPayer(card));
        return ports.payments().queries().get(scope, link.id());
    }

    private Payment newest() {
        return ports.payments()
                .queries()
                .list(scope, PaymentQueries.Query.of(PaymentFilter.ALL), PageRequest.first(1))
                .items()
                .get(0);
    }

    private List<TransactionId> disputes(DisputeStatus status) {
        DisputeFilter filter = DisputeFilter.ALL.withStatus(status);
        return ports.transactions().disputes().list(scope, filter, PageRequest.first(10)).items().stream()
                .map(transaction -> transaction.id())
                .toList();
    }

    private List<PaymentMethodDetails> methods() {
        return ports.customers()
                .queries()
                .paymentMethods(scope, new CustomerReference(customer.value()), PageRequest.first(10))
                .items();
    }

    private PaymentMethodId method(boolean isDefault) {
        return methods().stream()
                .filter(each -> each.isDefault() == isDefault)
                .findFirst()
                .orElseThrow()
                .method()
                .id();
    }

    private InvoiceId invoice() {
        return ports.invoices()
                .queries()
                .list(scope, new InvoiceQueries.Query(null, null), PageRequest.first(1))
                .items()
                .get(0)
                .id();
    }

    /** Payments issue paid ones only. */
    private InvoiceId outstandingInvoice() {
        Store store = outPorts.get().store();
        return store.unitOfWork().inTransaction(() -> {
            Invoice paidOne = store.invoices().lock(scope, invoice()).orElseThrow();
            store.invoices()
                    .save(
                            scope,
                            new Invoice(
                                    paidOne.id(),
                                    paidOne.number(),
                                    paidOne.customer(),
                                    paidOne.reference(),
                                    paidOne.parties(),
                                    paidOne.description(),
                                    paidOne.price(),
                                    InvoiceStatus.OUTSTANDING,
                                    paidOne.issuedAt(),
                                    paidOne.updatedAt()));
            return paidOne.id();
        });
    }

    private List<WebhookEndpoint> endpoints() {
        return ports.webhooks().queries().list(scope, PageRequest.first(10)).items();
    }

    private WebhookEndpoint endpoint() {
        return endpoints().get(0);
    }

    private List<WebhookDelivery> deliveries() {
        return ports.webhooks()
                .queries()
                .deliveries(scope, endpoint().id(), DeliveryFilter.ALL, PageRequest.first(10))
                .items();
    }
}
