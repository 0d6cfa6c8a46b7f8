package dev.hexpay.adapter.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.adapter.operator.web.WrongLogins;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.out.DatabaseUnavailableException;
import dev.hexpay.domain.operator.OperatorRole;
import dev.hexpay.domain.operator.OperatorSession;
import dev.hexpay.domain.tenant.Scope;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Login by link and by key, the cookie, and the end of a session. */
class LoginTest {
    private final TestSite site = new TestSite();
    private final Scope scope = site.organization("Analytical Engines");

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void api_key_logs_in_to_its_organization_and_mode() {
        Browser browser = site.browser();

        HttpResponse<String> response = browser.logIn(site.apiKey(scope));

        assertThat(response.statusCode()).isEqualTo(303);
        HttpResponse<String> page = browser.open("/operator");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.uri().getPath()).isEqualTo(TestSite.path(scope));
        assertThat(page.body()).contains("Analytical Engines", "Sandbox</strong> — no real money", "admin");
    }

    @Test
    void wrong_api_key_is_refused_beside_the_field() {
        HttpResponse<String> response = site.browser().logIn("ck_sandbox_wrong");

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body()).contains("This API key is not valid").doesNotContain("ck_sandbox_wrong");
        assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void looking_at_a_login_link_does_not_use_it_up() {
        String path = "/operator/login/" + site.loginToken(OperatorRole.VIEWER);
        Browser browser = site.browser();

        browser.get(path);
        browser.get(path);

        assertThat(browser.postRaw(path, "").statusCode()).isEqualTo(303);
    }

    @Test
    void login_link_logs_in_once() {
        String path = "/operator/login/" + site.loginToken(OperatorRole.VIEWER);
        site.browser().postRaw(path, "");

        HttpResponse<String> second = site.browser().postRaw(path, "");

        assertThat(second.statusCode()).isEqualTo(401);
        assertThat(second.body()).contains("This link does not work any more");
        assertThat(second.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void expired_login_link_is_refused() {
        String path = "/operator/login/" + site.loginToken(OperatorRole.VIEWER);
        site.clock.advance(Duration.ofMinutes(10));

        assertThat(site.browser().postRaw(path, "").statusCode()).isEqualTo(401);
    }

    @Test
    void operator_of_a_link_chooses_the_organization() {
        site.organization("Difference Engines");

        HttpResponse<String> page = site.loggedIn(OperatorRole.VIEWER).open("/operator");

        assertThat(page.body()).contains("Analytical Engines", "Difference Engines");
    }

    @Test
    void cookie_is_strict_and_hidden_from_scripts() {
        HttpResponse<String> response = site.browser().logIn(site.apiKey(scope));

        assertThat(response.headers().firstValue("Set-Cookie").orElseThrow())
                .matches("hexpay-operator=[A-Za-z0-9_-]{43}; Path=/; HttpOnly; SameSite=Strict");
    }

    @Test
    void cookie_is_bound_to_the_host_when_the_public_url_is_https() {
        try (TestSite secure = new TestSite("https://pay.example")) {
            HttpResponse<String> response = secure.browser().logIn(secure.apiKey(secure.organization("Secure")));

            assertThat(response.headers().firstValue("Set-Cookie").orElseThrow())
                    .matches("__Host-hexpay-operator=[A-Za-z0-9_-]{43}; Path=/; HttpOnly; SameSite=Strict; Secure");
        }
    }

    @Test
    void page_without_session_leads_to_login_and_back() {
        String path = TestSite.path(scope) + "/payments";
        Browser browser = site.browser();

        HttpResponse<String> refused = browser.get(path);

        assertThat(refused.statusCode()).isEqualTo(303);
        HttpResponse<String> form = browser.get(Browser.location(refused));
        Map<String, String> fields = Browser.form(form.body(), "/operator/login", Map.of("apiKey", site.apiKey(scope)));
        HttpResponse<String> response = browser.postRaw("/operator/login", Browser.encoded(fields));
        assertThat(Browser.location(response)).isEqualTo(path);
    }

    @Test
    void login_leads_back_below_the_path_of_the_public_url() {
        try (TestSite below = new TestSite("https://pay.example/base")) {
            Scope own = below.organization("Below");
            Browser browser = below.browser();
            String path = TestSite.path(own) + "/payments";

            String login = Browser.location(browser.get(path));

            assertThat(login).startsWith("/base/operator/login?next=%2Fbase%2Foperator%2F");
            // As the proxy does that serves the page below this path.
            HttpResponse<String> form = browser.get(login.substring("/base".length()));
            Map<String, String> fields =
                    Browser.form(form.body(), "/base/operator/login", Map.of("apiKey", below.apiKey(own)));
            assertThat(Browser.location(browser.postRaw("/operator/login", Browser.encoded(fields))))
                    .isEqualTo("/base" + path);
        }
    }

    @Test
    void login_leads_to_no_other_site() {
        for (String next : new String[] {
            "//evil.example/operator/",
            "https://evil.example/operator/",
            "/operator/../x",
            "/pay/x",
            "/operator/login/" + "x".repeat(43)
        }) {
            HttpResponse<String> response = site.browser()
                    .postRaw("/operator/login", Browser.encoded(Map.of("apiKey", site.apiKey(scope), "next", next)));

            assertThat(Browser.location(response)).as(next).isEqualTo("/operator");
        }
    }

    @Test
    void visitor_from_another_site_goes_on_from_a_page_of_this_one() {
        HttpResponse<String> page = site.browser()
                .send(site.browser()
                        .request("/operator/login?next=" + TestSite.path(scope))
                        .header("Sec-Fetch-Site", "cross-site")
                        .GET()
                        .build());

        assertThat(Browser.links(page.body(), "Continue to the operator page")).containsExactly(TestSite.path(scope));
    }

    @Test
    void form_without_session_is_refused() {
        HttpResponse<String> response = site.browser().postRaw(TestSite.path(scope) + "/links", "amount=1");

        assertThat(response.statusCode()).isEqualTo(401);
    }

    @Test
    void login_form_of_another_site_is_refused() {
        Browser browser = site.browser();
        String form = "apiKey=" + site.apiKey(scope);

        for (String[] header : new String[][] {
            {"Sec-Fetch-Site", "cross-site"},
            {"Sec-Fetch-Site", "same-site"},
            {"Origin", "https://evil.example"},
            {"Origin", "null"},
            {"X-Nothing", "said"}
        }) {
            HttpResponse<String> response = browser.send(browser.form("/operator/login")
                    .header(header[0], header[1])
                    .POST(BodyPublishers.ofString(form))
                    .build());

            assertThat(response.statusCode()).as(String.join(" ", header)).isEqualTo(403);
            assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
        }
    }

    @Test
    void log_out_ends_the_session() {
        Browser browser = site.loggedIn(scope);
        String path = TestSite.path(scope) + "/payments";
        Browser copy = site.browser();
        copy.cookies().putAll(browser.cookies());

        browser.submit(path, "/operator/logout", Map.of());

        assertThat(browser.cookies()).isEmpty();
        assertThat(copy.get(path).statusCode()).isEqualTo(303);
    }

    @Test
    void session_ends_with_its_api_key() {
        Browser browser = site.loggedIn(scope);
        String path = TestSite.path(scope) + "/payments";
        assertThat(browser.get(path).statusCode()).isEqualTo(200);

        site.ports
                .apiKeys()
                .queries()
                .list(scope, PageRequest.first(1))
                .items()
                .forEach(key -> site.ports.apiKeys().delete().delete(scope, key.id()));

        assertThat(browser.get(path).statusCode()).isEqualTo(303);
    }

    @Test
    void session_that_is_not_used_ends() {
        Browser browser = site.loggedIn(scope);

        site.clock.advance(OperatorSession.IDLE);

        assertThat(browser.get(TestSite.path(scope)).statusCode()).isEqualTo(303);
    }

    @Test
    void address_that_tries_many_wrong_keys_has_to_wait() {
        for (int i = 0; i < WrongLogins.MAX; i++) {
            assertThat(site.browser().logIn("ck_sandbox_wrong" + i).statusCode())
                    .isEqualTo(401);
        }

        HttpResponse<String> right = site.browser().logIn(site.apiKey(scope));
        assertThat(right.statusCode()).isEqualTo(429);
        assertThat(right.headers().firstValue("Retry-After")).isPresent();

        site.clock.advance(WrongLogins.PER);
        assertThat(site.browser().logIn(site.apiKey(scope)).statusCode()).isEqualTo(303);
    }

    @Test
    void right_keys_are_not_counted() {
        for (int i = 0; i < 2 * WrongLogins.MAX; i++) {
            assertThat(site.browser().logIn(site.apiKey(scope)).statusCode()).isEqualTo(303);
        }
    }

    @Test
    void outage_of_the_database_is_not_counted_as_a_wrong_key() {
        String key = site.apiKey(scope);
        site.calls = call -> {
            throw new DatabaseUnavailableException(new IllegalStateException("down"));
        };
        for (int i = 0; i < WrongLogins.MAX; i++) {
            assertThat(site.browser().logIn(key).statusCode()).isEqualTo(503);
        }
        site.calls = call -> {};

        assertThat(site.browser().logIn(key).statusCode()).isEqualTo(303);
    }
}
