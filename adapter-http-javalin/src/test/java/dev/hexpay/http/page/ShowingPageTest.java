package dev.hexpay.http.page;

import static dev.hexpay.testkit.Builders.aCharge;
import static dev.hexpay.testkit.Builders.aLink;
import static dev.hexpay.testkit.Builders.aToken;
import static dev.hexpay.testkit.Builders.eur;
import static dev.hexpay.testkit.Builders.money;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.domain.money.Rate;
import dev.hexpay.domain.payment.HostedPage;
import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.payment.WebUrl;
import dev.hexpay.domain.scope.Mode;
import dev.hexpay.domain.tax.LocationSource;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.tax.TaxEvidence;
import dev.hexpay.domain.tax.TaxRate;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShowingPageTest {
    private static final TaxRate GERMAN = new TaxRate("DE", null, "VAT", Rate.ofPercent("19"));
    private static final PageServer SERVER = new PageServer();
    private final Browser browser = SERVER.browser();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void a_link_shows_what_is_paid_to_whom_and_until_when() {
        LinkToken token = SERVER.stored(aLink().of(eur(1_200_50))
                .describedAs("Espresso machine")
                .expiringAt(Instant.parse("2026-12-31T23:59:00Z")));

        HttpResponse<String> page = browser.open(token);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
        assertThat(page.body())
                .contains("Acme Coffee", "Espresso machine", "€1,200.50", "Depends on your address")
                .contains("Payable until <time datetime=\"2026-12-31T23:59:00Z\">December 31, 2026, 23:59 UTC")
                .contains("name=\"total\" value=\"120050\"", "lang=\"en\"", "Update total");
    }

    @Test
    void every_field_has_a_label_and_tells_the_browser_what_belongs_in_it() {
        String page = browser.open(SERVER.stored(aLink())).body();

        for (PayField field : PayField.values()) {
            assertThat(page)
                    .contains("<label for=\"" + field.parameter() + "\">" + field.label())
                    .containsPattern("id=\"" + field.parameter() + "\" name=\"" + field.parameter()
                            + "\"[^>]*autocomplete=\"" + field.autocomplete() + "\"");
        }
        assertThat(page).contains("<option value=\"\">Choose a country", "<option value=\"CI\">Côte d’Ivoire");
    }

    @Test
    void play_money_is_called_so_and_real_money_is_not() {
        assertThat(browser.open(SERVER.stored(aLink())).body()).contains("Test mode");
        assertThat(browser.open(SERVER.stored(aLink(), PageServer.SELLER, Mode.LIVE))
                        .body())
                .contains("Card payments are not available here yet")
                .doesNotContain("Test mode", "<form", "4242");
    }

    @Test
    void the_price_of_a_customer_with_an_address_stands_whatever_the_payer_enters() {
        TaxBreakdown price = TaxBreakdown.standard(eur(25_00), GERMAN, TaxEvidence.in("DE", LocationSource.CUSTOMER));
        LinkToken token = SERVER.stored(aLink().of(price));

        assertThat(browser.open(token).body())
                .contains("VAT 19% (Germany)", "€29.75", "selected>Germany")
                .doesNotContain("Update total");
        assertThat(total(token, "country=FR").body()).contains("\"totalMinor\":2975");
    }

    @Test
    void the_seller_may_offer_a_way_back() {
        HostedPage page = new HostedPage(aToken(), null, new WebUrl("https://shop.example/cart"), null);

        assertThat(browser.open(SERVER.stored(aLink().at(page))).body())
                .contains("href=\"https://shop.example/cart\">Cancel and return to Acme Coffee");
    }

    @Test
    void a_payment_that_is_being_processed_refreshes_itself_and_has_no_form() {
        LinkToken token = SERVER.stored(aLink().processing());

        assertThat(browser.open(token).body())
                .contains("content=\"4; url=/pay/" + token.value() + "?waiting=yes\"")
                .doesNotContain("<form", "<script");
    }

    @Test
    void a_payer_who_waited_for_the_end_goes_on_to_the_success_url() {
        LinkToken token = SERVER.stored(aLink().at(PageServer.returningTo("https://shop.example/thanks"))
                .paid());

        HttpResponse<String> waited = browser.get("/pay/" + token.value() + "?waiting=yes");

        assertThat(waited.statusCode()).isEqualTo(303);
        assertThat(Browser.location(waited)).isEqualTo("https://shop.example/thanks");
        assertThat(browser.open(token).body()).contains("Thank you");
    }

    @Test
    void what_cannot_be_paid_any_more_says_so_without_a_form() {
        assertThat(browser.open(SERVER.stored(aLink().paid())).body())
                .contains("Thank you")
                .doesNotContain("<form");
        assertThat(browser.open(SERVER.stored(aLink().canceled())).body())
                .contains("was canceled")
                .doesNotContain("<form", "Depends on");
        assertThat(browser.open(SERVER.stored(aLink().expiringAt(SERVER.clock.instant())))
                        .body())
                .contains("has expired")
                .doesNotContain("<form");
        assertThat(browser.open(SERVER.stored(aCharge().failed())).body())
                .contains("was declined", "Your card was declined.")
                .doesNotContain("<form");
    }

    @Test
    void a_link_that_waits_for_the_bank_offers_it_and_another_card() {
        LinkToken token = SERVER.stored(aLink().requiringAction());

        assertThat(browser.open(token).body())
                .contains("href=\"/pay/" + token.value() + "/authenticate\"", "Pay with another card", "<form");
    }

    @Test
    void a_charge_that_waits_for_the_bank_offers_nothing_else() {
        LinkToken token = SERVER.stored(aCharge().requiringAction());

        assertThat(browser.open(token).body())
                .contains("href=\"/pay/" + token.value() + "/authenticate\"")
                .doesNotContain("<form", "another card", "Depends on");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/pay/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "/pay/x", "/pay/%3C", "/pay/a/b/c", "/pay/"})
    void an_address_that_opens_nothing_says_so(String path) {
        HttpResponse<String> unknown = browser.get(path);

        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("There is no payment at this address", "<html");
    }

    @Test
    void a_method_that_a_page_does_not_take_is_refused_with_a_page() {
        LinkToken token = SERVER.stored(aLink());

        HttpResponse<String> put = browser.send(browser.form("/pay/" + token.value())
                .PUT(BodyPublishers.noBody())
                .build());

        assertThat(put.statusCode()).isEqualTo(405);
        assertThat(put.headers().firstValue("Allow")).hasValue("GET, HEAD, POST");
        assertThat(put.body()).contains("<html");
    }

    @Test
    void a_page_can_be_asked_for_its_head() {
        LinkToken token = SERVER.stored(aLink());

        HttpResponse<String> head = browser.send(browser.request("/pay/" + token.value())
                .method("HEAD", BodyPublishers.noBody())
                .build());

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("Content-Security-Policy")).isPresent();
    }

    @Test
    void the_script_is_told_the_total_at_a_place() {
        LinkToken token = SERVER.stored(aLink().of(eur(25_00)));

        HttpResponse<String> told = total(token, "country=de&state=");

        assertThat(told.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
        assertThat(told.body())
                .isEqualTo("{\"subtotal\":\"€25.00\",\"taxLabel\":\"VAT 19% (Germany)\",\"tax\":\"€4.75\","
                        + "\"total\":\"€29.75\",\"totalMinor\":2975}");
        assertThat(total(token, "country=CA&state=on").body()).contains("\"totalMinor\":2825");
        assertThat(total(token, "country=CA").body()).contains("Depends on your province", "\"totalMinor\":2500");
        assertThat(total(token, "country=FR").body()).contains("\"tax\":\"€0.00\"");
        assertThat(total(token, "country=nowhere").body()).contains("Depends on your address");
    }

    @Test
    void amounts_have_the_decimals_of_their_currency() {
        assertThat(browser.open(SERVER.stored(aLink().of(money(1200, "jpy")))).body())
                .contains("¥1,200<");
        assertThat(browser.open(SERVER.stored(aLink().of(money(1234, "kwd")))).body())
                .contains("KWD 1.234<");
    }

    private HttpResponse<String> total(LinkToken token, String place) {
        return browser.get("/pay/" + token.value() + "/total?" + place);
    }
}
