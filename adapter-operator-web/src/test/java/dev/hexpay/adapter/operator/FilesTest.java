package dev.hexpay.adapter.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.testkit.EnteredText;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of lists and reports: none is of other rows than the filters say. */
class FilesTest {
    private final TestSite site = new TestSite();
    private final Scope scope = site.organization("Analytical Engines");
    private final Browser browser = site.loggedIn(scope);
    private final String path = TestSite.path(scope);

    @AfterEach
    void stop() {
        site.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/tax?from=yesterday",
                "/tax?from=2026-02-01&to=2026-01-01",
                "/tax?from=2010-01-01&to=2026-01-01",
                "/payments?status=bogus",
                "/payments?from=2026-02-01&to=2026-01-01",
                "/payments?customer=4242+4242+4242+4242",
                "/events?from=2026-13-01",
                "/customers?email=nobody",
                "/credit-notes?invoice=x",
                "/payments?statsu=failed",
                "/payments?after=pay_01JD3K5T0MZQ8V6X2Y4W7R9S1A"
            })
    void file_with_a_wrong_filter_is_refused(String list) {
        HttpResponse<String> response = browser.get(path + list + "&format=csv");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    }

    @ParameterizedTest
    @ValueSource(strings = {"payments", "refunds", "invoices", "credit-notes"})
    void amounts_in_a_file_have_their_currency(String list) {
        EnteredText.everywhere(site.ports, scope, "Consulting");

        assertThat(browser.get(path + "/" + list + "?format=csv").body().lines().toList())
                .hasSizeGreaterThan(1)
                .allSatisfy(row -> assertThat(row).containsPattern(",(Currency|USD|EUR),"));
    }

    @Test
    void all_wrong_filters_of_a_file_are_said() {
        String page = browser.get(path + "/payments?status=bogus&currency=xx&format=csv")
                .body();

        assertThat(page).contains("status is not known", "currency must be");
    }

    @Test
    void page_names_a_filter_that_it_does_not_have() {
        String page = browser.get(path + "/payments?statsu=failed&after=x&trail=y&done=z&format=html")
                .body();

        assertThat(page).contains("\"statsu\" is not a filter; it is ignored.");
        assertThat(page.split("is not a filter", -1)).hasSize(2);
    }

    @Test
    void page_says_that_a_period_ends_before_it_begins() {
        String page = browser.get(path + "/tax?from=2026-02-01&to=2026-01-01").body();

        assertThat(page).contains("must not be after");
    }

    @Test
    void tax_file_is_named_by_its_period() {
        HttpResponse<String> response = browser.get(path + "/tax?from=2026-01-01&to=2026-01-31&format=csv");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"tax-2026-01-01-to-2026-01-31.csv\"");
    }
}
