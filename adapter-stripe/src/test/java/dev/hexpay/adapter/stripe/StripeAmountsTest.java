package dev.hexpay.adapter.stripe;

import static dev.hexpay.testkit.Builders.money;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StripeAmountsTest {
    @ParameterizedTest
    @CsvSource({
        "usd, 2500, 2500",
        "huf, 17500, 17500",
        "twd, 101, 101",
        "jpy, 500, 500",
        "xof, 1, 1",
        "isk, 5, 500",
        "ugx, 5, 500",
        "mga, 12300, 123",
        "kwd, 1230, 1230",
        "bhd, 0, 0"
    })
    void an_amount_is_converted_to_stripe_and_back(String currency, long minor, long stripe) {
        assertThat(StripeAmounts.toStripe(money(minor, currency))).hasValue(stripe);
        assertThat(StripeAmounts.fromStripe(stripe, money(0, currency).currency()))
                .isEqualTo(money(minor, currency));
    }

    @ParameterizedTest
    @CsvSource({"mga, 12301", "mga, 50", "kwd, 1231", "omr, 9"})
    void an_amount_that_stripe_cannot_represent_is_empty(String currency, long minor) {
        assertThat(StripeAmounts.toStripe(money(minor, currency))).isEqualTo(OptionalLong.empty());
    }

    @Test
    void a_fraction_of_our_minor_unit_is_rounded_down() {
        assertThat(StripeAmounts.fromStripe(599, money(0, "isk").currency())).isEqualTo(money(5, "isk"));
    }
}
