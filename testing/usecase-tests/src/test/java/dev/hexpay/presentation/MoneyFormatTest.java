package dev.hexpay.presentation;

import static dev.hexpay.testkit.Builders.money;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.presentation.MoneyFormat;
import dev.hexpay.domain.money.Money;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyFormatTest {
    private static final char NO_BREAK_SPACE = '\u00A0';

    private final MoneyFormat format = new MoneyFormat(Locale.US);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2975 | eur | €29.75",
                "5 | usd | $0.05",
                "0 | usd | $0.00",
                "-2975 | eur | -€29.75",
                "1200 | jpy | ¥1,200",
                "1234 | kwd | KWD 1.234",
                "1234567890 | chf | CHF 12,345,678.90",
                "100 | cad | CA$1.00",
                Money.MAX_MINOR + " | usd | $90,071,992,547,409.91",
            })
    void money_has_the_symbol_and_decimals_of_its_currency(long minor, String currency, String text) {
        assertThat(format.withSymbol(money(minor, currency))).isEqualTo(text.replace(' ', NO_BREAK_SPACE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"119000 | eur | EUR 1,190.00", "1200 | jpy | JPY 1,200", "-1234 | kwd | -KWD 1.234"})
    void money_has_the_code_and_decimals_of_its_currency(long minor, String currency, String text) {
        assertThat(format.withCode(money(minor, currency))).isEqualTo(text.replace(' ', NO_BREAK_SPACE));
    }

    @Test
    void credited_money_is_negative() {
        assertThat(format.creditedWithCode(money(2975, "eur"))).isEqualTo("-EUR" + NO_BREAK_SPACE + "29.75");
        assertThat(format.creditedWithCode(money(0, "eur"))).isEqualTo("EUR" + NO_BREAK_SPACE + "0.00");
    }
}
