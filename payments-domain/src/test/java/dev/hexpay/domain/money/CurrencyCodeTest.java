package dev.hexpay.domain.money;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.domain.Rejection;
import dev.hexpay.domain.error.InvalidValueException;
import java.util.Currency;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CurrencyCodeTest {
    @ParameterizedTest
    @ValueSource(strings = {"usd", "USD", "Usd"})
    void codes_are_parsed_in_any_case_and_written_in_lower_case(String code) {
        Currency currency = CurrencyCode.parse(code);

        assertThat(currency).isEqualTo(Currency.getInstance("USD"));
        assertThat(CurrencyCode.format(currency)).isEqualTo("usd");
    }

    @Test
    void codes_do_not_depend_on_the_default_locale() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr"));
        try {
            assertThat(CurrencyCode.parse("inr").getCurrencyCode()).isEqualTo("INR");
            assertThat(CurrencyCode.format(Currency.getInstance("INR"))).isEqualTo("inr");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "us", "usdd", "abc", " usd", "usd ", "u$d", "840"})
    void invalid_code_is_rejected(String code) {
        assertThat(Rejection.messagesOf(() -> CurrencyCode.parse(code)))
                .containsExactly("must be an ISO 4217 currency code such as usd");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xau", "xts", "xxx", "xdr"})
    void currency_without_minor_unit_is_rejected(String code) {
        assertThat(Rejection.messagesOf(() -> CurrencyCode.parse(code)))
                .containsExactly("must be an ISO 4217 currency code such as usd");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dem", "ang", "bgn", "byr", "cuc", "eek", "hrk", "ltl", "mro", "sll", "std", "trl", "vef", "zmk", "zwl",
                "bov", "che", "chw", "clf", "cou", "mxv", "usn", "uyi", "uyw", "xad", "xba", "xsu", "xua", "xag", "xpt"
            })
    void withdrawn_currencies_and_fund_codes_are_rejected(String code) {
        assertThat(Rejection.messagesOf(() -> CurrencyCode.parse(code)))
                .containsExactly("must be an ISO 4217 currency code such as usd");
    }

    @ParameterizedTest
    @CsvSource({
        "usd, 2", "jpy, 0", "kwd, 3", "huf, 2", "isk, 0", "ugx, 0", "cop, 2", "xcg, 2", "zwg, 2", "ves, 2", "xof, 0"
    })
    void currencies_in_use_have_the_minor_units_of_the_standard(String code, int decimals) {
        assertThat(CurrencyCode.minorUnits(CurrencyCode.parse(code))).isEqualTo(decimals);
    }

    @Test
    void all_currencies_in_use_are_known_to_this_runtime() {
        long accepted = Currency.getAvailableCurrencies().stream()
                .filter(currency -> isAccepted(currency.getCurrencyCode()))
                .count();

        assertThat(accepted).isEqualTo(155);
    }

    private static boolean isAccepted(String code) {
        try {
            CurrencyCode.parse(code);
            return true;
        } catch (InvalidValueException rejected) {
            return false;
        }
    }

    @Test
    void a_stored_currency_is_read_after_it_was_withdrawn() {
        Currency mark = CurrencyCode.ofStored("dem");

        assertThat(CurrencyCode.format(mark)).isEqualTo("dem");
        assertThat(CurrencyCode.minorUnits(mark)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"u\u017fd", "\u0131nr", "\uff55\uff53\uff44"})
    void non_ascii_letters_that_upper_case_to_a_code_are_rejected(String code) {
        assertThat(Rejection.messagesOf(() -> CurrencyCode.parse(code)))
                .containsExactly("must be an ISO 4217 currency code such as usd");
    }
}
