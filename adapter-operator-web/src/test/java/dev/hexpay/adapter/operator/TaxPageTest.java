package dev.hexpay.adapter.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.domain.tenant.Scope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The tax report. */
class TaxPageTest {
    private final TestSite site = new TestSite();
    private final Scope scope = site.organization("Analytical Engines");
    private final Browser browser = site.loggedIn(scope);
    private final String path = TestSite.path(scope) + "/tax";

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void report_has_a_column_of_regions_and_names_combined_rates() {
        site.paid(scope, "2.00", "Paid");

        assertThat(browser.get(path).body()).contains("combined rate").contains(">Region<");
        assertThat(browser.get(path + "?format=csv").body()).contains("Country,Region,Rate");
    }

    @Test
    void period_has_at_most_366_days() {
        assertThat(browser.get(path + "?from=2025-11-28&to=2026-11-29").body())
                .contains("must be at most 365 days before 2026-11-29");
        assertThat(browser.get(path + "?from=2025-11-29&to=2026-11-29").body())
                .contains("2025-11-29 to 2026-11-29")
                .doesNotContain("must be at most");
    }
}
