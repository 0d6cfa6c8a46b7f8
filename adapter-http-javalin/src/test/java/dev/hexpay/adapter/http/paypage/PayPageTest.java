package dev.hexpay.adapter.http.paypage;

import static dev.hexpay.testkit.Builders.aCharge;
import static dev.hexpay.testkit.Builders.aLink;
import static dev.hexpay.testkit.Builders.aToken;
import static dev.hexpay.testkit.Builders.eur;
import static dev.hexpay.testkit.Builders.money;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.adapter.http.paypage.view.PayField;
import dev.hexpay.domain.payment.HostedPage;
import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.text.WebUrl;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayPageTest {
    private static final PageServer SERVER = new PageServer();
    private final Browser browser = SERVER.browser();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void page_shows_seller_description_price_and_expiry() {
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
    void every_field_has_a_label_and_an_autocomplete_token() {
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
    void only_sandbox_pages_show_test_mode() {
        assertThat(browser.open(SERVER.stored(aLink())).body()).contains("Test mode");
        assertThat(browser.open(SERVER.stored(aLink(), PageServer.SELLER, Mode.LIVE))
                        .body())
                .contains("Card payments are not available here yet")
                .doesNotContain("Test mode", "<form", "4242");
    }

    @Test
    void page_links_to_the_cancel_url() {
        HostedPage page = new HostedPage(aToken(), null, new WebUrl("https://shop.example/cart"), null);

        assertThat(browser.open(SERVER.stored(aLink().withPage(page))).body())
                .contains(
                        "href=\"https://shop.example/cart\">Cancel and return to <bdi dir=\"auto\">Acme Coffee</bdi>");
    }

    @Test
    void processing_page_polls_by_script_and_refreshes_only_without_script() {
        LinkToken token = SERVER.stored(aLink().processing());
        String path = "/pay/" + token.value();

        String page = browser.open(token).body();

        String refresh = "<meta http-equiv=\"refresh\" content=\"4; url=" + path + "?waiting=yes\">";
        assertThat(page)
                .containsPattern("<noscript>\\s*" + Pattern.quote(refresh) + "\\s*</noscript>")
                .containsOnlyOnce("http-equiv=\"refresh\"")
                .contains("data-status-at=\"" + path + "/status\"", "<script nonce=")
                .doesNotContain("<form");
    }

    @Test
    void status_endpoint_returns_the_status_of_the_page() {
        assertThat(browser.get("/pay/" + SERVER.stored(aLink().processing()).value() + "/status")
                        .body())
                .isEqualTo("{\"status\":\"processing\"}");
        assertThat(browser.get("/pay/" + SERVER.stored(aLink().paid()).value() + "/status")
                        .body())
                .isEqualTo("{\"status\":\"paid\"}");
    }

    @Test
    void test_mode_stands_in_a_landmark_and_the_total_is_announced_whole() {
        assertThat(browser.open(SERVER.stored(aLink())).body())
                .containsPattern("<header class=\"test-mode\">")
                .containsPattern("data-price=\"total\" aria-live=\"polite\" aria-atomic=\"true\"");
    }

    @Test
    void text_of_merchant_and_payer_has_a_direction_of_its_own() {
        LinkToken token = SERVER.stored(aLink().describedAs("قهوة"), "مقهى", Mode.SANDBOX);

        String page = browser.open(token).body();

        assertThat(page)
                .contains("<bdi dir=\"auto\">مقهى</bdi>", "dir=\"auto\">قهوة", "<title>Pay \u2068مقهى\u2069 ")
                .containsPattern("<input id=\"name\"[^>]*dir=\"auto\"")
                .containsPattern("<input id=\"city\"[^>]*dir=\"auto\"");
    }

    @Test
    void waiting_page_of_a_paid_link_redirects_to_the_success_url() {
        LinkToken token = SERVER.stored(aLink().withPage(PageServer.returningTo("https://shop.example/thanks"))
                .paid());

        HttpResponse<String> waited = browser.get("/pay/" + token.value() + "?waiting=yes");

        assertThat(waited.statusCode()).isEqualTo(303);
        assertThat(Browser.location(waited)).isEqualTo("https://shop.example/thanks");
        assertThat(browser.open(token).body()).contains("Thank you");
    }

    @Test
    void final_status_is_shown_without_a_form() {
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
    void link_requiring_action_offers_authentication_and_another_card() {
        LinkToken token = SERVER.stored(aLink().requiringAction());

        assertThat(browser.open(token).body())
                .contains("href=\"/pay/" + token.value() + "/authenticate\"", "Pay with another card", "<form");
    }

    @Test
    void charge_requiring_action_offers_only_authentication() {
        LinkToken token = SERVER.stored(aCharge().requiringAction());

        assertThat(browser.open(token).body())
                .contains("href=\"/pay/" + token.value() + "/authenticate\"")
                .doesNotContain("<form", "another card", "Depends on");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/pay/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "/pay/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "/pay/x",
                "/pay/%3C",
                "/pay/a/b/c",
                "/pay/"
            })
    void unknown_path_returns_404_with_a_page(String path) {
        HttpResponse<String> unknown = browser.get(path);

        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("There is no payment at this address", "<html");
    }

    @Test
    void unsupported_method_returns_405_with_a_page() {
        LinkToken token = SERVER.stored(aLink());

        HttpResponse<String> put = browser.send(browser.form("/pay/" + token.value())
                .PUT(BodyPublishers.noBody())
                .build());

        assertThat(put.statusCode()).isEqualTo(405);
        assertThat(put.headers().firstValue("Allow")).hasValue("GET, HEAD, POST");
        assertThat(put.body()).contains("<html");
    }

    @Test
    void page_supports_head_requests() {
        LinkToken token = SERVER.stored(aLink());

        HttpResponse<String> head = browser.send(browser.request("/pay/" + token.value())
                .method("HEAD", BodyPublishers.noBody())
                .build());

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("Content-Security-Policy")).isPresent();
    }

    @Test
    void total_endpoint_returns_the_price_at_a_location() {
        LinkToken token = SERVER.stored(aLink().of(eur(25_00)));

        HttpResponse<String> quote = total(token, "country=de&state=");

        assertThat(quote.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
        assertThat(quote.body())
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
                .contains("KWD\u00a01.234<");
    }

    private HttpResponse<String> total(LinkToken token, String place) {
        return browser.get("/pay/" + token.value() + "/total?" + place);
    }
}
