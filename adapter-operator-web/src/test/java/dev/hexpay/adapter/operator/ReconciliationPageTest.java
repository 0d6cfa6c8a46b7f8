package dev.hexpay.adapter.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.reconciliation.Movement;
import dev.hexpay.application.reconciliation.Statement;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.operator.OperatorRole;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.tenant.Scope;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A day compared with the providers, as an operator sees it. */
class ReconciliationPageTest {
    private final TestSite site = new TestSite();
    private final Scope scope = site.organization("Analytical Engines");
    private Browser browser = site.browser();

    @BeforeEach
    void logIn() {
        browser = site.loggedIn(OperatorRole.VIEWER);
    }

    @AfterEach
    void stop() {
        site.close();
    }

    private String today() {
        return LocalDate.ofInstant(site.clock.instant(), ZoneOffset.UTC).toString();
    }

    private String page(String query) {
        return Browser.unescaped(
                browser.open(TestSite.path(scope) + "/reconciliation" + query).body());
    }

    @Test
    void page_without_a_day_asks_no_provider() {
        site.paid(scope, "25.00", "Coffee");

        assertThat(page("")).contains("Choose a day").doesNotContain("Theirs", "29.75");
    }

    @Test
    void day_that_agrees_shows_both_totals() {
        site.paid(scope, "25.00", "Coffee");
        site.paid(scope, "5.00", "Tea");

        assertThat(page("?day=" + today()))
                .contains("It agrees with what is recorded here.")
                .containsSubsequence("Ours", "35.70", "Theirs", "35.70", "Differences", "None.");
    }

    @Test
    void differences_are_shown_and_downloaded() {
        Payment lost = site.paid(scope, "25.00", "Coffee");
        site.provider.changeStatements(statement -> new Statement(List.<Movement>of(), false));

        String transaction = site.ports
                .transactions()
                .queries()
                .latestOf(scope, List.of(lost))
                .keySet()
                .iterator()
                .next()
                .value();
        assertThat(page("?day=" + today()))
                .contains("Differences: 1", "Missing at provider", "/transactions/" + transaction);
        assertThat(browser.get(TestSite.path(scope) + "/reconciliation?format=csv&day=" + today())
                        .body())
                .contains("Missing at provider", transaction, "29.75");
    }

    @Test
    void money_of_others_is_unknown_here() {
        site.provider.chargeOfOthers(Money.of("7.00", "eur"));

        assertThat(page("?day=" + today())).contains("Unknown here", "7.00");
    }

    @Test
    void day_that_is_no_date_is_reported_and_asks_no_provider() {
        assertThat(page("?day=tomorrow")).contains("must be a date").doesNotContain("It agrees");
    }
}
