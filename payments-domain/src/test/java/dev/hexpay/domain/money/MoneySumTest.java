package dev.hexpay.domain.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Currency;
import org.junit.jupiter.api.Test;

class MoneySumTest {
    private static final Currency JPY = Currency.getInstance("JPY");
    private static final Currency EUR = Currency.getInstance("EUR");

    @Test
    void may_exceed_the_largest_amount() {
        MoneySum largest = MoneySum.of(new Money(Money.MAX_MINOR, JPY));
        assertThat(MoneySum.zero(JPY).plus(largest).plus(largest)).isEqualTo(new MoneySum(2 * Money.MAX_MINOR, JPY));
    }

    @Test
    void is_of_one_currency() {
        assertThatThrownBy(() -> MoneySum.zero(JPY).plus(MoneySum.zero(EUR)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("sums in JPY and EUR do not match");
    }

    @Test
    void is_exact_or_fails() {
        MoneySum largest = new MoneySum(Long.MAX_VALUE, JPY);
        assertThatThrownBy(() -> largest.plus(new MoneySum(1, JPY))).isInstanceOf(ArithmeticException.class);
    }
}
