package dev.hexpay.adapter.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.tenant.Scope;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The list of payments: pages, filters and the file. */
class PaymentListTest {
    private final TestSite site = new TestSite();
    private final Scope scope = site.organization("Analytical Engines");
    private final Browser browser = site.loggedIn(scope);
    private final String path = TestSite.path(scope) + "/payments";

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void older_and_newer_go_through_sixty_payments_and_back() {
        for (int i = 0; i < 60; i++) {
            site.link(scope, "1.00", "Order " + i);
        }

        List<String> seen = new ArrayList<>();
        List<String> pages = new ArrayList<>();
        String page = browser.get(path).body();
        while (!Browser.links(page, "Older →").isEmpty()) {
            seen.addAll(ids(page));
            pages.add(page);
            page = browser.get(Browser.links(page, "Older →").get(0)).body();
        }
        seen.addAll(ids(page));
        assertThat(pages).hasSize(2);
        assertThat(seen).hasSize(60).doesNotHaveDuplicates();

        for (int i = pages.size() - 1; i >= 0; i--) {
            page = browser.get(Browser.links(page, "← Newer").get(0)).body();
            assertThat(ids(page)).isEqualTo(ids(pages.get(i)));
        }
        assertThat(Browser.links(page, "← Newer")).isEmpty();
    }

    @Test
    void filters_stay_on_the_next_page() {
        for (int i = 0; i < 30; i++) {
            site.link(scope, "1.00", "Order " + i);
        }
        site.paid(scope, "2.00", "Paid");

        String page = browser.get(path + "?status=pending").body();
        String next = browser.get(Browser.links(page, "Older →").get(0)).body();

        assertThat(ids(page)).hasSize(25);
        assertThat(ids(next)).hasSize(5);
        assertThat(next).doesNotContain(">Succeeded</span>");
    }

    @Test
    void filters_match_status_kind_currency_and_days() {
        Payment paid = site.paid(scope, "2.00", "Paid");
        site.clock.advance(Duration.ofDays(2));
        Payment open = site.link(scope, "1.00", "Open");
        browser.logIn(site.apiKey(scope));

        assertThat(ids(browser.get(path + "?status=succeeded").body()))
                .containsExactly(paid.id().value());
        assertThat(ids(browser.get(path + "?kind=charge").body())).isEmpty();
        assertThat(ids(browser.get(path + "?currency=eur").body())).hasSize(2);
        assertThat(ids(browser.get(path + "?currency=usd").body())).isEmpty();
        String day = open.createdAt().toString().substring(0, 10);
        assertThat(ids(browser.get(path + "?from=" + day + "&to=" + day).body()))
                .containsExactly(open.id().value());
        String before = paid.createdAt().toString().substring(0, 10);
        assertThat(ids(browser.get(path + "?to=" + before).body()))
                .containsExactly(paid.id().value());
        assertThat(ids(browser.get(path + "?customer=" + paid.customer().value())
                        .body()))
                .containsExactly(paid.id().value());
        assertThat(ids(browser.get(path + "?customer=unknown").body())).isEmpty();
    }

    @Test
    void wrong_filter_is_said_to_be_ignored() {
        HttpResponse<String> page = browser.get(path + "?status=lost&currency=x&from=yesterday&after=x&trail=~~");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("Status is not known; it is ignored.", "Currency must be", "Created from must be");
    }

    @Test
    void file_has_every_row_of_the_filters() {
        for (int i = 0; i < 130; i++) {
            site.link(scope, "1.00", "Order " + i);
        }
        site.paid(scope, "2.00", "=1+1");

        HttpResponse<String> all = browser.get(path + "?format=csv");
        HttpResponse<String> paid = browser.get(path + "?format=csv&status=succeeded");

        assertThat(all.headers().firstValue("Content-Type")).contains("text/csv; charset=utf-8");
        assertThat(all.headers().firstValue("Content-Disposition")).contains("attachment; filename=\"payments.csv\"");
        List<String> rows = all.body().lines().toList();
        assertThat(rows).hasSize(132);
        assertThat(new HashSet<>(rows)).hasSize(132);
        assertThat(paid.body().lines().toList()).hasSize(2);
        assertThat(paid.body()).contains("2.38,succeeded,", ",'=1+1,", ",EUR,pay_");
    }

    @Test
    void client_that_accepts_csv_gets_the_file() {
        HttpResponse<String> file = browser.send(
                browser.request(path).header("Accept", "text/csv").GET().build());

        assertThat(file.body()).startsWith("Amount,Status,");
    }

    @Test
    void search_leads_to_the_only_object() {
        Payment payment = site.paid(scope, "2.00", "Paid");

        HttpResponse<String> found =
                browser.get(TestSite.path(scope) + "/search?q=" + payment.id().value());
        String transaction = payment.transaction().value();
        HttpResponse<String> byTransaction = browser.open(TestSite.path(scope) + "/search?q=" + transaction);
        HttpResponse<String> several = browser.get(TestSite.path(scope) + "/search?q=ada%40example.com");
        HttpResponse<String> none = browser.get(TestSite.path(scope) + "/search?q=%00nothing");

        assertThat(Browser.location(found)).isEqualTo(path + "/" + payment.id().value());
        assertThat(byTransaction.uri().getPath())
                .isEqualTo(path + "/" + payment.id().value());
        assertThat(several.body()).contains(">Customer<", ">Transaction<");
        assertThat(none.body()).contains("Nothing was found");
    }

    private static List<String> ids(String html) {
        List<String> ids = new ArrayList<>();
        Matcher link = Pattern.compile("/payments/(pay_[0-9A-Z]{26})\"").matcher(html);
        while (link.find()) {
            ids.add(link.group(1));
        }
        return ids;
    }
}
