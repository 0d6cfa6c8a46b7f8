package dev.hexpay.adapter.http.paypage;

import static dev.hexpay.testkit.Builders.aLink;
import static dev.hexpay.testkit.Builders.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.testkit.TestCard;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page of a server whose tax service needs a known postal code in the United States. */
class RemoteTaxPageTest {
    private final PageServer server = new PageServer();
    private final Browser browser = server.browser();

    @BeforeEach
    void calculateByService() {
        server.taxes.asService();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void unknown_postal_code_is_a_question_at_its_field() {
        LinkToken token = server.stored(aLink().of(usd(25_00)));
        HttpResponse<String> asked = browser.pay(token, american("9720"));

        assertThat(asked.statusCode()).isEqualTo(400);
        assertThat(asked.body())
                .contains("Postal code must be complete and correct, because the tax depends on it.")
                .containsPattern("<input id=\"postalCode\"[^>]*aria-invalid=\"true\"")
                .contains("Depends on your address");
        assertThat(browser.pay(token, american("97205")).statusCode()).isEqualTo(303);
    }

    @Test
    void total_while_typing_is_the_subtotal_until_the_place_is_known() {
        LinkToken token = server.stored(aLink().of(usd(25_00)));

        assertThat(total(token, "country=US&state=OR")).contains("Depends on your address", "\"totalMinor\":2500");
        assertThat(total(token, "country=US&state=OR&postalCode=97205&city=Portland"))
                .contains("\"tax\":\"$0.00\"");
    }

    @Test
    void changed_total_is_the_one_that_can_be_paid() {
        LinkToken token = server.stored(aLink().of(usd(25_00)));
        server.taxes.refuseEstimates();
        HttpResponse<String> changed = browser.pay(token, Browser.with("total", "2500"));

        assertThat(changed.statusCode()).isEqualTo(409);
        assertThat(changed.body()).contains("The total is now $29.75", "name=\"total\" value=\"2975\"");
        assertThat(browser.pay(token, Browser.with("total", "2975")).statusCode())
                .isEqualTo(303);
    }

    @Test
    void too_many_submitted_forms_are_429_and_keep_what_was_entered() {
        LinkToken token = server.stored(aLink().of(usd(25_00)));
        server.taxes.refuseSales();
        HttpResponse<String> refused = browser.pay(token, Browser.validFields());

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).contains("30");
        assertThat(refused.body())
                .contains("The tax was calculated too often.", "for the next minute", "Ada Lovelace", "<form")
                .doesNotContain("Too many cards");
        assertThat(server.provider.movedMinor()).isZero();
    }

    @Test
    void payer_at_the_bank_sees_the_page_while_the_service_is_down() {
        LinkToken token = server.stored(aLink().of(usd(25_00)));
        Map<String, String> fields = Browser.with("cardNumber", TestCard.AUTHENTICATES_ALWAYS.number());
        assertThat(browser.pay(token, fields).statusCode()).isEqualTo(303);
        server.taxes.becomeUnavailable();

        HttpResponse<String> page = browser.open(token);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Your bank wants to confirm this payment", "name=\"total\" value=\"2975\"");
        assertThat(browser.authenticate(token, "complete").statusCode()).isEqualTo(303);
        assertThat(server.payment(token).status()).isEqualTo(PaymentStatus.SUCCEEDED);
    }

    private String total(LinkToken token, String place) {
        return browser.get("/pay/" + token.value() + "/total?" + place).body();
    }

    private static Map<String, String> american(String postalCode) {
        Map<String, String> fields = Browser.with("postalCode", postalCode);
        fields.put("country", "US");
        fields.put("city", "Portland");
        fields.put("state", "OR");
        return fields;
    }
}
