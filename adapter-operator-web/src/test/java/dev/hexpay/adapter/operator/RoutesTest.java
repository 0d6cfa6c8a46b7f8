package dev.hexpay.adapter.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.adapter.operator.web.Router.Route;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.domain.operator.AuditEntry;
import dev.hexpay.domain.operator.OperatorAction;
import dev.hexpay.domain.operator.OperatorRole;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Scope;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What holds for every page and every action: walks the table of routes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoutesTest {
    private final TestSite site = new TestSite();
    private final Scope scope = site.organization("Analytical Engines");
    private final Scope other = site.organization("Difference Engines");
    private List<Route> actions = List.of();
    private List<Route> pages = List.of();

    @BeforeAll
    void readRoutes() {
        actions = site.routes.stream().filter(route -> route.action() != null).toList();
        pages = site.routes.stream().filter(route -> route.action() == null).toList();
    }

    @AfterAll
    void stop() {
        site.close();
    }

    private static String at(Scope place, Route route) {
        return TestSite.path(place)
                + route.path().replace("{id}", "pay_01HZZZZZZZZZZZZZZZZZZZZZZZ").replaceAll("\\{[a-z]+}", "x");
    }

    @Test
    void each_action_of_the_audit_log_has_a_route() {
        Set<OperatorAction> wanted = EnumSet.allOf(OperatorAction.class);
        wanted.removeAll(List.of(OperatorAction.CREATE_LOGIN_LINK, OperatorAction.LOG_IN, OperatorAction.LOG_OUT));

        assertThat(actions.stream().map(Route::action).collect(Collectors.toSet()))
                .isEqualTo(wanted);
    }

    @Test
    void viewer_is_refused_each_action_and_the_audit_log_says_so() {
        Browser viewer = site.loggedIn(OperatorRole.VIEWER);
        String csrf = viewer.csrf(TestSite.path(scope) + "/payments");

        for (Route route : actions) {
            HttpResponse<String> response = viewer.postRaw(at(scope, route), form(csrf));

            assertThat(response.statusCode()).as(route.path()).isEqualTo(403);
            AuditEntry last = site.ports
                    .operators()
                    .audit()
                    .list(scope, null, PageRequest.first(1))
                    .items()
                    .get(0);
            assertThat(last.action()).as(route.path()).isEqualTo(route.action());
            assertThat(last.outcome()).as(route.path()).isEqualTo(new AuditEntry.Outcome.Refused("forbidden"));
        }
    }

    @Test
    void support_is_refused_what_only_an_admin_may_do() {
        Browser support = site.loggedIn(OperatorRole.SUPPORT);
        String csrf = support.csrf(TestSite.path(scope) + "/payments");

        for (Route route : actions) {
            int status = support.postRaw(at(scope, route), form(csrf)).statusCode();

            boolean isRefused = status == 403;
            assertThat(isRefused)
                    .as(route.path() + " " + status)
                    .isEqualTo(route.action().required() == OperatorRole.ADMIN);
        }
    }

    @Test
    void viewer_sees_no_button_of_an_action() {
        site.paid(scope, "25.00", "Coffee");
        Browser viewer = site.loggedIn(OperatorRole.VIEWER);

        for (Route route : pages) {
            String body = viewer.open(at(scope, route)).body();

            assertThat(body.replace("method=\"post\" action=\"/operator/logout\"", ""))
                    .as(route.path())
                    .doesNotContain("method=\"post\"");
        }
    }

    @Test
    void other_organization_and_mode_do_not_exist_for_a_bound_operator() {
        Browser bound = site.loggedIn(scope);
        String csrf = bound.csrf(TestSite.path(scope) + "/payments");
        Scope live = new Scope(scope.organization(), Mode.LIVE);

        for (Scope foreign : List.of(other, live)) {
            for (Route route : pages) {
                assertThat(bound.get(at(foreign, route)).statusCode())
                        .as(route.path())
                        .isEqualTo(404);
            }
            for (Route route : actions) {
                assertThat(bound.postRaw(at(foreign, route), form(csrf)).statusCode())
                        .as(route.path())
                        .isEqualTo(404);
            }
        }
    }

    @Test
    void place_that_does_not_exist_is_not_found() {
        Browser browser = site.loggedIn(OperatorRole.ADMIN);

        for (String place :
                List.of("/operator/nothing/sandbox", TestSite.path(scope) + "x", "/operator/x/y/payments")) {
            assertThat(browser.get(place).statusCode()).as(place).isEqualTo(404);
        }
    }

    @Test
    void without_session_pages_lead_to_login_and_actions_are_refused() {
        Browser stranger = site.browser();

        for (Route route : pages) {
            HttpResponse<String> response = stranger.get(at(scope, route));
            assertThat(response.statusCode()).as(route.path()).isEqualTo(303);
            assertThat(Browser.location(response)).startsWith("/operator/login");
        }
        for (Route route : actions) {
            assertThat(stranger.postRaw(at(scope, route), form("x")).statusCode())
                    .as(route.path())
                    .isEqualTo(401);
        }
    }

    @Test
    void actions_need_the_token_of_their_session() {
        Browser browser = site.loggedIn(OperatorRole.ADMIN);
        String ofAnother = site.loggedIn(OperatorRole.ADMIN).csrf(TestSite.path(scope) + "/payments");

        for (Route route : actions) {
            for (String form : List.of("", "once=" + "a".repeat(22), form("wrong"), form(ofAnother))) {
                HttpResponse<String> response = browser.postRaw(at(scope, route), form);
                assertThat(response.statusCode()).as(route.path() + " " + form).isEqualTo(403);
            }
        }
    }

    @Test
    void actions_are_refused_from_another_site() {
        Browser browser = site.loggedIn(OperatorRole.ADMIN);
        String csrf = browser.csrf(TestSite.path(scope) + "/payments");

        for (Route route : actions) {
            for (Map.Entry<String, String> header : Map.of(
                            "Sec-Fetch-Site", "cross-site", "Origin", "https://evil.example")
                    .entrySet()) {
                HttpResponse<String> response = browser.send(browser.form(at(scope, route))
                        .header(header.getKey(), header.getValue())
                        .POST(BodyPublishers.ofString(form(csrf)))
                        .build());
                assertThat(response.statusCode()).as(route.path()).isEqualTo(403);
            }
        }
    }

    @Test
    void pages_forbid_scripts_frames_and_caches() {
        Browser browser = site.loggedIn(OperatorRole.ADMIN);

        for (Route route : pages) {
            HttpResponse<String> response = browser.get(at(scope, route));
            assertThat(response.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .as(route.path())
                    .startsWith("default-src 'none'")
                    .contains("frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(response.headers().firstValue("Referrer-Policy")).contains("same-origin");
        }
    }

    private static String form(String csrf) {
        return Browser.encoded(Map.of("csrf", csrf, "once", "a".repeat(22)));
    }

    @Test
    void unknown_paths_are_pages_that_do_not_exist() {
        Browser browser = site.loggedIn(OperatorRole.ADMIN);

        for (String path :
                Arrays.asList("/operator/x", TestSite.path(scope) + "/x", TestSite.path(scope) + "/payments/x/y")) {
            assertThat(browser.get(path).statusCode()).as(path).isEqualTo(404);
            assertThat(browser.get(path).body()).contains("This page does not exist");
        }
    }
}
