package dev.hexpay.domain.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.domain.Rejection;
import dev.hexpay.domain.error.InvalidValueException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {
    private static final String OUT_OF_RANGE = "must be within ±9007199254740991, tax included";
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Currency USD = Currency.getInstance("USD");

    @ParameterizedTest
    @ValueSource(longs = {Money.MAX_MINOR, -Money.MAX_MINOR, 0, 1, -1})
    void amounts_that_json_represents_exactly_are_accepted(long minor) {
        assertThat(new Money(minor, EUR).minor()).isEqualTo(minor);
        assertThat((long) (double) minor).as("as a double").isEqualTo(minor);
    }

    @ParameterizedTest
    @ValueSource(longs = {Money.MAX_MINOR + 1, -Money.MAX_MINOR - 1, Long.MAX_VALUE, Long.MIN_VALUE})
    void amounts_out_of_range_are_rejected(long minor) {
        assertThat(Rejection.messagesOf(() -> new Money(minor, EUR))).containsExactly(OUT_OF_RANGE);
    }

    @Test
    void sums_out_of_range_are_rejected_and_never_overflow() {
        Money most = new Money(Money.MAX_MINOR, EUR);
        Money least = new Money(-Money.MAX_MINOR, EUR);

        assertThat(Rejection.messagesOf(() -> most.plus(most))).containsExactly(OUT_OF_RANGE);
        assertThat(Rejection.messagesOf(() -> least.minus(most))).containsExactly(OUT_OF_RANGE);
        assertThat(most.plus(least)).isEqualTo(Money.zero(EUR));
    }

    @Test
    void sums_and_differences_are_exact() {
        assertThat(new Money(10, EUR).plus(new Money(20, EUR))).isEqualTo(new Money(30, EUR));
        assertThat(new Money(10, EUR).minus(new Money(30, EUR))).isEqualTo(new Money(-20, EUR));
    }

    @Test
    void amounts_in_different_currencies_cannot_be_added() {
        Money euro = new Money(1, EUR);
        Money dollar = new Money(1, USD);

        assertThatThrownBy(() -> euro.plus(dollar)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> euro.minus(dollar)).isInstanceOf(IllegalArgumentException.class);
        assertThat(euro).isNotEqualTo(dollar);
    }

    @ParameterizedTest(name = "{0} at {1} % is {2}")
    @CsvSource({
        "1000, 19, 190",
        "1, 50, 1",
        "1, 49.9999, 0",
        "3, 50, 2",
        "-1, 50, -1",
        "-1, 49.9999, 0",
        "-3, 50, -2",
        "250, 0.2, 1",
        "249, 0.2, 0",
        "9999, 14.975, 1497",
        "9007199254740991, 100, 9007199254740991",
        "9007199254740991, 50, 4503599627370496",
        "1000, 0, 0",
    })
    void a_rate_is_applied_exactly_and_rounded_half_away_from_zero(long minor, String percent, long expected) {
        assertThat(new Money(minor, EUR).at(Rate.ofPercent(percent))).isEqualTo(new Money(expected, EUR));
    }

    @Test
    void rounding_error_is_at_most_half_a_minor_unit() {
        Random random = new Random(20261120);
        for (int i = 0; i < 20_000; i++) {
            long minor = random.nextLong() % (Money.MAX_MINOR + 1);
            Rate rate = new Rate(random.nextInt(1_000_001));

            BigInteger millionths = BigInteger.valueOf(minor).multiply(BigInteger.valueOf(rate.partsPerMillion()));
            BigInteger rounded =
                    BigInteger.valueOf(new Money(minor, EUR).at(rate).minor()).multiply(BigInteger.valueOf(1_000_000));
            assertThat(rounded.subtract(millionths).abs())
                    .as("%s at %s", minor, rate)
                    .isLessThanOrEqualTo(BigInteger.valueOf(500_000));
        }
    }

    @Test
    void percent_round_trips_to_the_same_rate() {
        for (int partsPerMillion = 0; partsPerMillion <= 1_000_000; partsPerMillion += 37) {
            Rate rate = new Rate(partsPerMillion);
            assertThat(Rate.ofPercent(rate.percent())).isEqualTo(rate);
        }
    }

    @ParameterizedTest
    @CsvSource({"14.975, 14.975", "19.0, 19", "10, 10", "0, 0", "100, 100", "0.0001, 0.0001"})
    void percent_is_formatted_without_trailing_zeros(String percent, String shown) {
        assertThat(Rate.ofPercent(percent).percent()).isEqualTo(shown);
        assertThat(Rate.ofPercent(percent).fraction()).isEqualByComparingTo(new BigDecimal(percent).movePointLeft(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"100.0001", "-1", "0.00001", "nineteen", "", "1e9"})
    void rate_out_of_range_or_with_five_decimals_is_rejected(String percent) {
        assertThatThrownBy(() -> Rate.ofPercent(percent)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest(name = "{0} by {1} is {2}")
    @CsvSource({
        "100, 1 1 1, 34 33 33",
        "1, 1 1, 1 0",
        "1, 1 2, 0 1",
        "0, 0 0, 0 0",
        "7, 0 5, 0 7",
        "9007199254740991, 9007199254740990 1, 9007199254740990 1",
        "10, 3 3 3 1, 3 3 3 1"
    })
    void an_amount_is_divided_by_largest_remainder(long minor, String weights, String parts) {
        assertThat(new Money(minor, EUR)
                        .allocate(numbers(weights)).stream().map(Money::minor).toList())
                .isEqualTo(numbers(parts));
    }

    private static List<Long> numbers(String spaced) {
        return Arrays.stream(spaced.split(" ")).map(Long::valueOf).toList();
    }

    @Test
    void allocated_parts_add_up_and_differ_by_less_than_one_unit() {
        Random random = new Random(20261120);
        for (int i = 0; i < 20_000; i++) {
            long minor = random.nextLong(1_000_000_000_000L);
            List<Long> weights = random.longs(1 + random.nextInt(6), 0, 1 + random.nextInt(1_000_000))
                    .boxed()
                    .toList();
            long sum = weights.stream().mapToLong(Long::longValue).sum();
            if (sum == 0) {
                continue;
            }
            List<Money> parts = new Money(minor, EUR).allocate(weights);
            assertThat(parts.stream().mapToLong(Money::minor).sum()).isEqualTo(minor);
            for (int part = 0; part < weights.size(); part++) {
                BigDecimal off = BigDecimal.valueOf(parts.get(part).minor())
                        .multiply(BigDecimal.valueOf(sum))
                        .subtract(BigDecimal.valueOf(minor).multiply(BigDecimal.valueOf(weights.get(part))));
                assertThat(off.abs()).isLessThan(BigDecimal.valueOf(sum));
            }
        }
    }

    @Test
    void invalid_weights_or_a_negative_amount_cannot_be_allocated() {
        assertThatThrownBy(() -> new Money(1, EUR).allocate(List.of(0L, 0L)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Money(1, EUR).allocate(List.of(-1L, 2L)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Money(-1, EUR).allocate(List.of(1L))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"25.00,EUR,2500", "25,eur,2500", "0.1,USD,10", "-1.5,USD,-150", "1000,JPY,1000", "1.234,BHD,1234"})
    void amount_in_major_units_is_exact(String amount, String currency, long minor) {
        assertThat(Money.of(amount, currency).minor()).isEqualTo(minor);
    }

    @ParameterizedTest
    @CsvSource({
        "25.001,EUR",
        "0.5,JPY",
        "x,EUR",
        "1e3,EUR",
        "'',EUR",
        "+1,EUR",
        "1.,EUR",
        "25,XXX",
        "99999999999999999,EUR"
    })
    void amount_that_the_currency_cannot_express_is_rejected(String amount, String currency) {
        assertThatThrownBy(() -> Money.of(amount, currency)).isInstanceOf(InvalidValueException.class);
    }
}
