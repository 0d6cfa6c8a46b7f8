package dev.hexpay.adapter.http.paypage;

import static dev.hexpay.testkit.Builders.aLink;
import static dev.hexpay.testkit.Builders.aToken;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.checkout.NextAction;
import dev.hexpay.application.port.in.paypage.PayPagePorts;
import dev.hexpay.application.port.in.paypage.PayPageQueries;
import dev.hexpay.application.port.out.DatabaseUnavailableException;
import dev.hexpay.application.port.out.ProviderResult;
import dev.hexpay.domain.payment.Failure;
import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.testkit.FaultyConnection;
import dev.hexpay.testkit.TestCard;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageSecurityTest {
    private static final String MARKUP = "\"><script>alert('x')</script><img src=x onerror=alert(1)>&amp;${7*7}";
    private static final Pattern NONCE = Pattern.compile("'nonce-([A-Za-z0-9+/=]+)'");

    private final PageServer server = new PageServer();
    private final Browser browser = server.browser();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void page_forbids_external_resources_framing_and_referrers() {
        HttpResponse<String> page = browser.open(server.stored(aLink()));

        String policy = header(page, "Content-Security-Policy");
        String nonce = nonce(page);
        assertThat(policy)
                .isEqualTo("default-src 'none'; style-src 'nonce-" + nonce + "'; script-src 'nonce-" + nonce
                        + "'; connect-src 'self'; img-src data:; form-action 'self'; base-uri 'none';"
                        + " frame-ancestors 'none'");
        assertThat(page.body()).contains("<style nonce=\"" + nonce + "\">", "<script nonce=\"" + nonce + "\">");
        assertSecurityHeaders(page);
    }

    @Test
    void every_response_has_the_security_headers() {
        LinkToken token = server.stored(aLink());
        assertSecurityHeaders(browser.get("/pay/" + token.value() + "/total?country=DE"));
        assertSecurityHeaders(browser.get("/pay/nothing"));
        assertSecurityHeaders(browser.postRaw("/pay/" + token.value(), "csrf=none"));
        assertSecurityHeaders(browser.pay(token, Map.of()));
        assertSecurityHeaders(browser.pay(token, Browser.validFields()));
        assertSecurityHeaders(browser.open(token));
    }

    @Test
    void each_response_has_a_new_nonce() {
        LinkToken token = server.stored(aLink());

        assertThat(nonce(browser.open(token))).isNotEqualTo(nonce(browser.open(token)));
    }

    @Test
    void form_action_allows_other_sites_only_with_a_success_url() {
        HttpResponse<String> page =
                browser.open(server.stored(aLink().withPage(PageServer.returningTo("HTTPS://shop.example/thanks"))));

        assertThat(header(page, "Content-Security-Policy")).contains("form-action 'self' https:;");
    }

    @Test
    void markup_from_any_source_is_escaped() {
        server.connection = new FaultyConnection.AlteredResults(result -> result instanceof ProviderResult.Declined
                ? new ProviderResult.Declined(new Failure("card_declined", "generic_decline", MARKUP))
                : result);
        LinkToken token = server.stored(aLink().describedAs(MARKUP), "Seller " + MARKUP, Mode.SANDBOX);
        Map<String, String> fields = Browser.with("cardNumber", TestCard.DECLINED.number());
        for (String field : new String[] {"name", "line1", "line2", "city", "state"}) {
            fields.put(field, MARKUP);
        }

        assertEscaped(browser.open(token));
        HttpResponse<String> declined = browser.pay(token, fields);
        assertThat(declined.statusCode()).isEqualTo(402);
        assertEscaped(declined);
        assertEscaped(browser.open(token));
        fields.replaceAll((name, value) -> MARKUP);
        fields.put("country", "DE");
        assertEscaped(browser.pay(token, fields));
        browser.pay(token, Browser.with("cardNumber", TestCard.AUTHENTICATES_ONCE.number()));
        assertEscaped(browser.get("/pay/" + token.value() + "/authenticate"));
        browser.authenticate(token, "complete");
        assertEscaped(browser.open(token));
    }

    @Test
    void markup_in_the_path_is_not_echoed() {
        HttpResponse<String> unknown = browser.get("/pay/%3Cscript%3Ealert(1)%3C%2Fscript%3E");

        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).doesNotContain("alert(1)");
    }

    @Test
    void form_without_csrf_token_is_rejected() {
        LinkToken token = server.stored(aLink());

        HttpResponse<String> rejected =
                browser.postRaw("/pay/" + token.value(), Browser.encoded(Browser.validFields()));

        assertThat(rejected.statusCode()).isEqualTo(403);
        assertThat(rejected.body()).contains("no longer valid", "href=\"/pay/" + token.value() + "\"");
        assertThat(server.payment(token).status()).isEqualTo(PaymentStatus.PENDING);
    }

    @Test
    void csrf_token_is_bound_to_one_payment_and_one_purpose() {
        LinkToken token = server.stored(aLink());
        CsrfProtection csrf = server.csrfProtection();

        assertThat(paidWith(token, csrf.issue(CsrfProtection.Purpose.PAY, aToken())))
                .isEqualTo(403);
        assertThat(paidWith(token, csrf.issue(CsrfProtection.Purpose.AUTHENTICATE, token)))
                .isEqualTo(403);
        assertThat(paidWith(token, csrf.issue(CsrfProtection.Purpose.PAY, token)))
                .isEqualTo(303);
    }

    @ParameterizedTest
    @CsvSource({"23, 303", "24, 403", "-1, 403"})
    void csrf_token_is_valid_for_24_hours(int hoursLater, int status) {
        LinkToken token = server.stored(aLink());
        String csrfToken = Browser.csrf(browser.open(token).body());
        server.clock.advance(Duration.ofHours(hoursLater));

        assertThat(paidWith(token, csrfToken)).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "1.2", "495000.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "-1.x"})
    void forged_csrf_token_is_rejected(String csrfToken) {
        assertThat(paidWith(server.stored(aLink()), csrfToken)).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "cross-site, ,                      403",
        "same-site,  ,                      403",
        "same-origin, null,                 303",
        "none,       ,                      303",
        ",           null,                  303",
        ",           https://pay.example,   303",
        ",           https://PAY.example,   303",
        ",           OWN,                   303",
        ",           https://evil.example,  403",
        ",           https://pay.example.evil.example, 403",
        ",           https://pay.example:8443, 403",
        "same-origin, https://evil.example, 403",
    })
    void cross_site_form_is_rejected(String site, String origin, int status) {
        LinkToken token = server.stored(aLink());
        String body = Browser.encoded(
                Browser.with("csrf", Browser.csrf(browser.open(token).body())));
        var request = browser.form("/pay/" + token.value()).POST(BodyPublishers.ofString(body));
        if (site != null) {
            request.header("Sec-Fetch-Site", site);
        }
        if (origin != null) {
            request.header("Origin", origin.replace("OWN", "http://127.0.0.1:" + server.port()));
        }

        assertThat(browser.send(request.build()).statusCode()).isEqualTo(status);
    }

    @Test
    void unexpected_error_shows_only_the_request_id() {
        try (PageServer broken = failing(new IllegalStateException("a secret"))) {
            HttpResponse<String> error = broken.browser().get("/pay/" + aToken().value());

            assertThat(error.statusCode()).isEqualTo(500);
            assertThat(error.body())
                    .contains("<html", header(error, "x-request-id"))
                    .doesNotContain("a secret", "the server's own");
            assertThat(header(error, "x-request-id")).matches("req_[0-9a-f]{32}");
        }
    }

    @Test
    void unavailable_database_is_reported_as_503() {
        try (PageServer broken =
                failing(new DatabaseUnavailableException(new IllegalStateException("db-17.internal")))) {
            HttpResponse<String> unavailable = broken.browser().get("/pay/" + aToken().value());

            assertThat(unavailable.statusCode()).isEqualTo(503);
            assertThat(unavailable.body()).contains("in a few minutes").doesNotContain("db-17");
        }
    }

    private static PageServer failing(RuntimeException failure) {
        PayPageQueries unavailable = new PayPageQueries() {
            @Override
            public PayPage view(LinkToken token) {
                throw failure;
            }

            @Override
            public Quote quote(LinkToken token, TaxLocation location) {
                throw failure;
            }

            @Override
            public Optional<NextAction> nextAction(LinkToken token) {
                throw failure;
            }
        };
        return new PageServer(ports -> new PayPagePorts(unavailable, ports.pay(), ports.finishAuthentication()));
    }

    private int paidWith(LinkToken token, String csrfToken) {
        return browser.postRaw("/pay/" + token.value(), Browser.encoded(Browser.with("csrf", csrfToken)))
                .statusCode();
    }

    private static void assertEscaped(HttpResponse<String> page) {
        assertThat(page.body()).contains("alert(", "${7*7}").doesNotContain("<script>alert", "<img", "\"><script");
    }

    private static void assertSecurityHeaders(HttpResponse<String> response) {
        assertThat(header(response, "Content-Security-Policy"))
                .startsWith("default-src 'none'; ")
                .contains("frame-ancestors 'none'", "base-uri 'none'");
        assertThat(header(response, "Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
        assertThat(header(response, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(response, "X-Frame-Options")).isEqualTo("DENY");
        assertThat(header(response, "Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(response.headers().allValues("Set-Cookie"))
                .allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly", "Secure", "SameSite=Lax", "Path=/pay/"));
    }

    private static String nonce(HttpResponse<String> page) {
        Matcher matcher = NONCE.matcher(header(page, "Content-Security-Policy"));
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
