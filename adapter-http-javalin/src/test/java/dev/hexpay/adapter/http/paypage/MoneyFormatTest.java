package dev.hexpay.adapter.http.paypage;

import static dev.hexpay.testkit.Builders.money;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.domain.money.Money;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyFormatTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2975 | eur | €29.75",
                "5 | usd | $0.05",
                "0 | usd | $0.00",
                "1200 | jpy | ¥1,200",
                "1234 | kwd | KWD 1.234",
                "1234567890 | chf | CHF 12,345,678.90",
                "100 | cad | CA$1.00",
                Money.MAX_MINOR + " | usd | $90,071,992,547,409.91",
            })
    void money_has_the_symbol_and_decimals_of_its_currency(long minor, String currency, String text) {
        assertThat(MoneyFormat.of(money(minor, currency))).isEqualTo(text);
    }
}
