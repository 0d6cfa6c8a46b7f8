package dev.hexpay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.in.InPorts;
import dev.hexpay.application.port.in.payment.OpenPaymentLink;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.tenant.KeyName;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.text.Description;
import dev.hexpay.testkit.Builders;
import dev.hexpay.testkit.TestCard;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What operators do in a real browser. */
class OperatorPageTest {
    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

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
    void invoice_is_sent_as_often_as_the_api_allows() {
        Payment paid = paid();
        Page page = CHROMIUM.page();
        logIn(page);
        page.navigate(server.address() + path() + "/payments/" + paid.id().value());
        page.locator("main .links a:has-text('Invoice')").click();

        send(page);
        page.getByText("The invoice is being sent.").waitFor();
        send(page);

        page.getByText("This invoice was sent a moment ago.").first().waitFor();
    }

    private static void send(Page page) {
        page.locator("summary:has-text('Send')").click();
        page.locator("form[action$='/send'] button").click();
    }

    @Test
    void first_page_of_the_server_leads_to_it() {
        Page page = CHROMIUM.page();
        page.navigate(server.address());

        page.getByText("Operator page", new Page.GetByTextOptions().setExact(true))
                .click();

        page.locator("[name=apiKey]").waitFor();
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

    /** Browsers show the response to the second click. */
    @Test
    void double_click_shows_the_secret_of_the_key_that_it_creates() {
        Page page = CHROMIUM.page();
        logIn(page);
        page.navigate(server.address() + path() + "/api-keys");
        page.locator("details.action summary").click();
        page.locator("[name=name]").fill("Backend");

        Locator button = page.locator("form[method=post] button:has-text('Create key')");
        AtomicInteger answered = dropFirstResponse(page);

        button.click();
        page.waitForCondition(() -> answered.get() > 0);
        button.click();

        page.getByText("This secret is shown only here.").waitFor();
        String secret = page.locator("main pre code").textContent();
        assertThat(ports.apiKeys().authenticate().authenticate(secret).scope()).isEqualTo(scope);
        assertThat(ports.apiKeys().queries().list(scope, PageRequest.first(10)).items())
                .hasSize(1);
    }

    /** The server does what the first click says, and the browser stays on its page, as when a second click follows. */
    private static AtomicInteger dropFirstResponse(Page page) {
        AtomicInteger answered = new AtomicInteger();
        page.route("**/api-keys", route -> {
            if (answered.get() == 0) {
                assertThat(route.fetch().status()).isEqualTo(200);
                route.fulfill(new Route.FulfillOptions().setStatus(204));
                answered.incrementAndGet();
            } else {
                route.resume();
            }
        });
        return answered;
    }

    @Test
    void both_servers_refuse_requests_as_soon_as_one_of_them_is_waited_for(@TempDir Path dataDir) throws Exception {
        Map<String, String> settings = new HashMap<>(TestServer.settings(TestDatabase.H2, dataDir));
        settings.put("HEXPAY_OPERATOR", Integer.toString(TestServer.freePort()));
        String page = "http://127.0.0.1:" + settings.get("HEXPAY_OPERATOR") + "/operator/login";
        String body = "{\"amount\":100,\"currency\":\"eur\",\"description\":\"Tea\"}";
        TestServer own = TestServer.start(settings, UnaryOperator.identity());
        String key = own.hexpay()
                .ports()
                .apiKeys()
                .provision()
                .issueKey(own.organization(), Mode.SANDBOX, new KeyName("Test"))
                .value();
        int port = Integer.parseInt(settings.get("HEXPAY_PORT"));
        try (Socket waitedFor = new Socket(InetAddress.getLoopbackAddress(), port)) {
            OutputStream request = waitedFor.getOutputStream();
            request.write(("POST /payments HTTP/1.1\r\nHost: a\r\nConnection: close\r\nx-api-key: " + key
                            + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n{")
                    .getBytes(StandardCharsets.US_ASCII));
            TestServer.await(() -> own.hexpay().unfinishedWork().contains("1 request in flight"));
            CompletableFuture<Void> stop = CompletableFuture.runAsync(own::close);

            TestServer.await(() -> isRefused(page));

            request.write(body.substring(1).getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(waitedFor.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 201 ");
            stop.get(30, TimeUnit.SECONDS);
        } finally {
            own.close();
        }
    }

    private static boolean isRefused(String url) {
        try {
            return status(url) == 503;
        } catch (IOException refused) {
            return true;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
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
}
