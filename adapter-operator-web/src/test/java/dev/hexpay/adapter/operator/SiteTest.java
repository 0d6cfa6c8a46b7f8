package dev.hexpay.adapter.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.domain.operator.OperatorRole;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.testkit.Builders;
import dev.hexpay.testkit.TestCard;
import java.io.IOException;
import java.net.HttpCookie;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What all pages have in common: how they find their place, and what they show to whom. */
class SiteTest {
    private static final Pattern FILE =
            Pattern.compile("(?:href|src)=\"(/nullable/operator/(operator\\.(?:css|js))\\?v=[0-9a-f]+)\"");

    private final TestSite site = new TestSite();
    private final Scope scope = site.organization("Analytical Engines");
    private final String path = TestSite.path(scope);

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void malformed_query_is_refused_with_a_page() throws IOException {
        Browser browser = site.loggedIn(scope);
        for (String page : List.of("/search?q=%ZZ", "/payments?q=%ZZ")) {
            String response = raw(browser, path + page);

            assertThat(response).startsWith("HTTP/1.1 400").contains("<h1", "The address or the form is malformed.");
        }
    }

    /** No client sends such an address by itself. */
    private String raw(Browser browser, String address) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), site.port())) {
            socket.setSoTimeout(20_000);
            HttpCookie cookie = browser.cookies().values().iterator().next();
            String request = "GET " + address + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nCookie: "
                    + cookie.getName() + "=" + cookie.getValue() + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void style_and_script_are_kept_until_their_content_changes() {
        try (TestSite below = new TestSite("https://pay.example/nullable/")) {
            Browser browser = below.browser();
            Matcher files = FILE.matcher(browser.get("/operator/login").body());
            List<String> types = new ArrayList<>();
            while (files.find()) {
                HttpResponse<String> file = browser.get(
                        files.group(1).replaceFirst("^/nullable", "").replace("&amp;", "&"));
                assertThat(file.statusCode()).as(files.group(1)).isEqualTo(200);
                assertThat(header(file, "Cache-Control")).isEqualTo("public,max-age=31536000,immutable");
                assertThat(header(file, "X-Content-Type-Options")).isEqualTo("nosniff");
                assertThat(header(browser.get("/operator/" + files.group(2) + "?v=1"), "Cache-Control"))
                        .isEqualTo("no-store");
                types.add(header(file, "Content-Type"));
            }
            assertThat(types).containsExactlyInAnyOrder("text/css;charset=utf-8", "text/javascript;charset=utf-8");
        }
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("none").replaceAll("(?<=[,;]) ", "");
    }

    @Test
    void page_reads_one_organization_and_one_session() {
        Browser browser = site.loggedIn(scope);
        List<String> calls = new CopyOnWriteArrayList<>();
        site.calls = calls::add;

        assertThat(browser.get(path + "/payments").statusCode()).isEqualTo(200);

        assertThat(calls).doesNotContain("Organizations.all");
        assertThat(calls).filteredOn("Organizations.find"::equals).hasSize(1);
        assertThat(calls).filteredOn("OperatorSessions.find"::equals).hasSize(1);
    }

    @Test
    void posted_form_is_authenticated_once() {
        Browser browser = site.loggedIn(scope);
        String form = "csrf=" + browser.csrf(path + "/api-keys") + "&once=0123456789abcdef&name=Shop";
        List<String> calls = new CopyOnWriteArrayList<>();
        site.calls = calls::add;

        assertThat(browser.postRaw(path + "/api-keys", form).statusCode()).isEqualTo(200);

        assertThat(calls).doesNotContain("Organizations.all");
        // The page of the form has read it.
        assertThat(calls).doesNotContain("Organizations.find");
        assertThat(calls).filteredOn("OperatorSessions.find"::equals).hasSize(1);
    }

    @Test
    void place_that_does_not_exist_is_not_found() {
        Browser browser = site.loggedIn(OperatorRole.ADMIN);
        for (String place : List.of(
                "/operator/x/sandbox",
                "/operator/" + scope.organization().value() + "/test",
                "/operator/00000000-0000-0000-0000-000000000000/sandbox",
                "/operator/1-1-1-1-1/sandbox")) {
            assertThat(browser.get(place).statusCode()).as(place).isEqualTo(404);
        }
    }

    @Test
    void address_that_contains_null_is_kept() {
        try (TestSite below = new TestSite("https://pay.example/nullable/")) {
            HttpResponse<String> page = below.browser().get("/operator");

            assertThat(Browser.location(page)).startsWith("/nullable/operator/login");
        }
    }

    @Test
    void viewer_gets_no_button_for_a_link_or_a_refund() {
        Payment paid = site.paid(scope, "10.00", "Coffee");
        Browser viewer = site.loggedIn(OperatorRole.VIEWER);
        String refund = "/transactions/" + paid.transaction().value() + "/refund";

        for (String page :
                List.of("/links/new?amount=25.00&currency=eur&description=Coffee", refund + "?amount=5.00", refund)) {
            HttpResponse<String> response = viewer.get(path + page);

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body())
                    .doesNotContain("action=\"" + path + "/links\"", "method=\"post\" action=\"" + path + refund);
        }
        assertThat(site.loggedIn(scope).get(path + refund + "?amount=5.00").body())
                .contains("method=\"post\" action=\"" + path + refund);
    }

    @Test
    void missing_amount_of_a_refund_is_said_beside_the_field() {
        Payment paid = site.paid(scope, "10.00", "Coffee");
        String refund = path + "/transactions/" + paid.transaction().value() + "/refund";
        Browser browser = site.loggedIn(scope);

        HttpResponse<String> page = browser.submit(refund + "?amount=5.00", refund, Map.of("amount", ""));

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("must not be empty");
    }

    @Test
    void page_of_a_refund_says_why_there_is_nothing_to_refund() {
        Payment link = site.link(scope, "10.00", "Coffee");
        site.ports.payPage().pay().pay(link.page().token(), Builders.aPayer(TestCard.DECLINED));
        Payment declined = site.ports.payments().queries().get(scope, link.id());

        String page = site.loggedIn(scope)
                .get(path + "/transactions/" + declined.transaction().value() + "/refund")
                .body();

        assertThat(page).contains("It did not succeed: there is nothing to refund.");
    }

    @Test
    void wrong_amount_of_a_refund_is_said_beside_the_field() {
        Payment paid = site.paid(scope, "10.00", "Coffee");
        String refund = path + "/transactions/" + paid.transaction().value() + "/refund";

        for (String amount : List.of("abc", "0.00", "99.00")) {
            String page = site.loggedIn(scope).get(refund + "?amount=" + amount).body();

            assertThat(page)
                    .contains("must be", "value=\"" + amount + "\"")
                    .doesNotContain("method=\"post\" action=\"" + refund);
        }
    }
}
