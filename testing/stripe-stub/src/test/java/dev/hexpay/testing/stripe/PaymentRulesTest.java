package dev.hexpay.testing.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentCreateParams.AutomaticPaymentMethods;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaymentRulesTest extends StubFixture {
    @ParameterizedTest
    @CsvSource({
        "usd, 49, amount_too_small",
        "usd, 100000000, amount_too_large",
        "gbp, 29, amount_too_small",
        "jpy, 49, amount_too_small",
        "huf, 17499, amount_too_small",
        "eur, 0, parameter_invalid_integer",
        "eur, -1, parameter_invalid_integer",
        "kwd, 1001,",
        "isk, 10050,",
        "ugx, 250,",
        "iqd, 1000,",
        "xyz, 1000,"
    })
    void amount_that_cannot_be_charged_is_rejected(String currency, long amount, String code) {
        StripeException error = errorOf(() -> stripe.paymentIntents()
                .create(payment(amount, TestCard.SUCCEEDS).setCurrency(currency).build()));

        assertThat(error.getStatusCode()).isEqualTo(400);
        assertThat(error.getCode()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "usd, 50",
        "usd, 99999999",
        "gbp, 30",
        "jpy, 50",
        "kwd, 1000",
        "isk, 500",
        "ugx, 500",
        "idr, 999999999999",
        "mga, 100",
        "huf, 17500"
    })
    void amount_at_the_limit_can_be_charged(String currency, long amount) throws StripeException {
        assertThat(stripe.paymentIntents()
                        .create(payment(amount, TestCard.SUCCEEDS)
                                .setCurrency(currency)
                                .build())
                        .getStatus())
                .isEqualTo("succeeded");
    }

    @Test
    void ways_to_choose_methods_exclude_each_other() {
        StripeException error = errorOf(() -> stripe.paymentIntents()
                .create(payment(1000, TestCard.SUCCEEDS)
                        .addPaymentMethodType("card")
                        .build()));

        assertThat(error.getCode()).isEqualTo("parameters_exclusive");
    }

    @Test
    void methods_that_redirect_need_a_way_back() throws StripeException {
        PaymentIntentCreateParams.Builder all = PaymentIntentCreateParams.builder()
                .setAmount(1000L)
                .setCurrency("eur")
                .setConfirm(true)
                .setPaymentMethod("pm_card_visa");
        assertThat(errorOf(() -> stripe.paymentIntents().create(all.build()))
                        .getStripeError()
                        .getParam())
                .isEqualTo("return_url");

        all.setAutomaticPaymentMethods(AutomaticPaymentMethods.builder()
                .setEnabled(true)
                .setAllowRedirects(AutomaticPaymentMethods.AllowRedirects.NEVER)
                .build());
        assertThat(stripe.paymentIntents().create(all.build()).getStatus()).isEqualTo("succeeded");
    }

    @Test
    void statement_text_of_a_card_is_a_short_suffix() throws StripeException {
        assertThat(stripe.paymentIntents()
                        .create(payment(1000, TestCard.SUCCEEDS)
                                .setStatementDescriptorSuffix("ORDER 12345678")
                                .build())
                        .getStatus())
                .isEqualTo("succeeded");
        for (String wrong : List.of("ORDER 123456789", "12345", "A*B", "日本語")) {
            assertThat(errorOf(() -> stripe.paymentIntents()
                                    .create(payment(1000, TestCard.SUCCEEDS)
                                            .setStatementDescriptorSuffix(wrong)
                                            .build()))
                            .getStripeError()
                            .getParam())
                    .isEqualTo("statement_descriptor_suffix");
        }
    }

    @Test
    void intent_without_confirmation_waits_for_it() throws StripeException {
        PaymentIntent empty =
                stripe.paymentIntents().create(payment(1000).setConfirm(false).build());
        PaymentIntent chosen = stripe.paymentIntents()
                .create(payment(1000)
                        .setConfirm(false)
                        .setPaymentMethod("pm_card_visa")
                        .build());

        assertThat(empty.getStatus()).isEqualTo("requires_payment_method");
        assertThat(errorOf(() -> stripe.paymentIntents().confirm(empty.getId())).getCode())
                .isEqualTo("payment_intent_unexpected_state");
        assertThat(chosen.getStatus()).isEqualTo("requires_confirmation");
        assertThat(stripe.paymentIntents().confirm(chosen.getId()).getStatus()).isEqualTo("succeeded");
    }
}
