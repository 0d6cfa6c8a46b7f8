package dev.hexpay.adapter.http.paypage;

import static dev.hexpay.testkit.Builders.aLink;
import static dev.hexpay.testkit.Builders.eur;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.payment.PaymentStatus;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ShownTotalTest {
    private final PageServer server = new PageServer();
    private final Browser browser = server.browser();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void changed_total_is_shown_before_it_is_charged() {
        LinkToken token = server.stored(aLink().of(eur(25_00)));

        HttpResponse<String> changed = browser.pay(token, Browser.with("total", "2500"));

        assertThat(changed.statusCode()).isEqualTo(409);
        assertThat(changed.body())
                .contains("The total is now €29.75", "name=\"total\" value=\"2975\"", "VAT 19% (Germany)")
                .contains("value=\"Invalidenstr. 117\"", "value=\"ada@example.com\"");
        Browser.assertNoCard(changed);
        assertThat(server.provider.movedMinor()).isZero();
        assertThat(browser.pay(token, Browser.with("total", "2975")).statusCode())
                .isEqualTo(303);
    }

    @Test
    void update_total_shows_the_total_without_paying() {
        LinkToken token = server.stored(aLink().of(eur(25_00)));
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("step", "total");
        fields.put("country", "CA");
        fields.put("state", "on");

        HttpResponse<String> shown = browser.pay(token, fields);

        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.body())
                .contains("HST 13% (ON, Canada)", "€28.25", "<option value=\"CA\" selected>Canada")
                .doesNotContain("class=\"error\"");
        assertThat(server.payment(token).status()).isEqualTo(PaymentStatus.PENDING);
    }

    @Test
    void reverse_charge_is_shown_before_payment_without_tax() {
        LinkToken token = server.stored(aLink().of(eur(25_00)));
        Map<String, String> fields = Browser.with("country", "AT");
        fields.put("taxId", "atu 135 85 627");
        fields.put("step", "total");

        HttpResponse<String> shown = browser.pay(token, fields);

        assertThat(shown.body())
                .contains("VAT (reverse charge)", "name=\"total\" value=\"2500\"", "value=\"atu 135 85 627\"");
        fields.remove("step");
        fields.put("total", "2500");
        assertThat(browser.pay(token, fields).statusCode()).isEqualTo(303);
        assertThat(server.payment(token).price().evidence().taxId()).isEqualTo("ATU13585627");
        assertThat(browser.open(token).body()).contains("VAT (reverse charge)", "€25.00");
    }

    @Test
    void tax_id_outside_the_eu_is_accepted_unchecked() {
        LinkToken token = server.stored(aLink().of(eur(25_00)));
        Map<String, String> fields = Browser.with("country", "US");
        fields.put("taxId", "12-3456789");

        assertThat(browser.pay(token, fields).statusCode()).isEqualTo(303);
        assertThat(server.payment(token).price().tax()).isEqualTo(eur(0));
    }

    @Test
    void unavailable_tax_calculator_charges_nothing_and_returns_503() {
        LinkToken token = server.stored(aLink().of(eur(25_00)));
        server.taxes.becomeUnavailable();

        HttpResponse<String> rejected = browser.pay(token, Browser.validFields());

        assertThat(rejected.statusCode()).isEqualTo(503);
        assertThat(rejected.body()).contains("Payments are not possible right now");
        assertThat(server.payment(token).status()).isEqualTo(PaymentStatus.PENDING);
        server.taxes.becomeAvailable();
        assertThat(browser.pay(token, Browser.validFields()).statusCode()).isEqualTo(303);
    }
}
