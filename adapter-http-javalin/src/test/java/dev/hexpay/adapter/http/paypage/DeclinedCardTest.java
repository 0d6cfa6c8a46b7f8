package dev.hexpay.adapter.http.paypage;

import static dev.hexpay.testkit.Builders.aLink;
import static dev.hexpay.testkit.Builders.eur;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.testkit.TestCard;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeclinedCardTest {
    private final PageServer server = new PageServer();
    private final Browser browser = server.browser();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void link_with_ten_declines_says_how_long_it_pauses() {
        LinkToken token = server.stored(aLink().of(eur(25_00)));
        Map<String, String> declined = Browser.with("cardNumber", TestCard.DECLINED.number());
        for (int i = 0; i < 10; i++) {
            assertThat(browser.pay(token, declined).statusCode()).isEqualTo(402);
        }
        server.clock.advance(Duration.ofMinutes(18));

        HttpResponse<String> paused = browser.pay(token, Browser.validFields());

        assertThat(paused.statusCode()).isEqualTo(429);
        assertThat(paused.headers().firstValue("Retry-After")).contains("2520");
        assertThat(paused.body())
                .contains("Too many cards were declined", "for the next 42 minutes", "Ada Lovelace", "<form")
                .doesNotContain(TestCard.SUCCEEDS.number());
        server.clock.advance(Duration.ofMinutes(42));
        assertThat(browser.pay(token, Browser.validFields()).statusCode()).isEqualTo(303);
    }

    @Test
    void decline_shows_the_reason_and_keeps_the_form_but_not_the_card() {
        LinkToken token = server.stored(aLink().of(eur(25_00)));

        HttpResponse<String> declined = browser.pay(token, Browser.with("cardNumber", TestCard.DECLINED.number()));

        assertThat(declined.statusCode()).isEqualTo(402);
        assertThat(declined.body())
                .contains("Your payment was declined", "Your card was declined.", "value=\"Ada Lovelace\"", "€29.75");
        Browser.assertNoCard(declined);
        assertThat(server.payment(token).status()).isEqualTo(PaymentStatus.FAILED);
    }

    @Test
    void declined_link_shows_the_reason_and_accepts_another_card() {
        LinkToken token = server.stored(aLink().of(eur(25_00)));
        browser.pay(token, Browser.with("cardNumber", TestCard.DECLINED.number()));

        assertThat(browser.open(token).body())
                .contains("Your card was declined.", "name=\"cardNumber\"", "€29.75", "selected>Germany");
        assertThat(browser.pay(token, Browser.validFields()).statusCode()).isEqualTo(303);
        assertThat(server.payment(token).status()).isEqualTo(PaymentStatus.SUCCEEDED);
    }

    @Test
    void unknown_card_is_rejected_at_its_field_and_not_echoed() {
        LinkToken token = server.stored(aLink());

        HttpResponse<String> rejected = browser.pay(token, Browser.with("cardNumber", "4111111111111111"));

        assertThat(rejected.statusCode()).isEqualTo(400);
        assertThat(rejected.body())
                .contains("id=\"cardNumber-error\">Card number must be one of the published test cards.")
                .doesNotContain("4111111111111111");
        assertThat(server.payment(token).status()).isEqualTo(PaymentStatus.PENDING);
    }
}
