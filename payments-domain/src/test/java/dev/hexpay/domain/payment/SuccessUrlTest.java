package dev.hexpay.domain.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.domain.Rejection;
import dev.hexpay.domain.id.PaymentId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SuccessUrlTest {
    private static final PaymentId PAYMENT = new PaymentId("pay_01JHN5K0000000000000000001");

    @Test
    void payment_id_is_filled_in_wherever_it_is_asked_for() {
        assertThat(new SuccessUrl("https://shop.example/{PAYMENT_ID}?p={PAYMENT_ID}#x")
                        .of(PAYMENT)
                        .value())
                .isEqualTo("https://shop.example/" + PAYMENT.value() + "?p=" + PAYMENT.value() + "#x");
        assertThat(new SuccessUrl("https://shop.example/").of(PAYMENT).value()).isEqualTo("https://shop.example/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/{PAYMENT_ID}",
                "https://{PAYMENT_ID}/",
                "https://shop.example/{payment_id}",
                "https://shop.example/{PAYMENT_ID",
                "javascript:{PAYMENT_ID}",
            })
    void other_templates_and_urls_are_rejected(String value) {
        assertThat(Rejection.messagesOf(() -> new SuccessUrl(value)))
                .containsExactly("must be an absolute http or https URL");
    }
}
