package dev.hexpay.http.page;

import static dev.hexpay.testkit.Builders.aLink;
import static dev.hexpay.testkit.Builders.eur;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.payment.PaymentStatus;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PayingTest {
    private final PageServer server = new PageServer();
    private final Browser browser = server.browser();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void the_fields_of_the_contract_pay_in_one_go() {
        LinkToken token = server.stored(aLink().of(eur(25_00)));

        HttpResponse<String> paid = browser.pay(token, Browser.filledIn());

        assertThat(paid.statusCode()).isEqualTo(303);
        assertThat(Browser.location(paid)).isEqualTo("/pay/" + token.value());
        assertThat(server.payment(token).status()).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(server.payment(token).price().total()).isEqualTo(eur(29_75));
        assertThat(browser.open(token).body())
                .contains("Thank you", "€29.75", "INV-0001")
                .doesNotContain("<form");
    }
}
