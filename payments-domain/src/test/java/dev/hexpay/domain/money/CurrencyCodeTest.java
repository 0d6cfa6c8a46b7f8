package dev.hexpay.domain.money;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.domain.Refused;
import java.util.Currency;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CurrencyCodeTest {
    @ParameterizedTest
    @ValueSource(strings = {"usd", "USD", "Usd"})
    void a_code_is_read_in_any_case_and_written_in_lower_case(String code) {
        Currency currency = CurrencyCode.parse(code);

        assertThat(currency).isEqualTo(Currency.getInstance("USD"));
        assertThat(CurrencyCode.wire(currency)).isEqualTo("usd");
    }

    @Test
    void a_machine_in_turkey_reads_and_writes_the_same_codes() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr"));
        try {
            assertThat(CurrencyCode.parse("inr").getCurrencyCode()).isEqualTo("INR");
            assertThat(CurrencyCode.wire(Currency.getInstance("INR"))).isEqualTo("inr");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "us", "usdd", "abc", " usd", "usd ", "u$d", "840"})
    void what_is_no_code_is_refused(String code) {
        assertThat(Refused.problemsOf(() -> CurrencyCode.parse(code)))
                .containsExactly("currency: must be an ISO 4217 currency code such as usd");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xau", "xts", "xxx", "xdr"})
    void what_has_no_minor_unit_cannot_be_paid_in(String code) {
        assertThat(Refused.fieldsOf(() -> CurrencyCode.parse(code))).containsExactly("currency");
    }

    @ParameterizedTest
    @ValueSource(strings = {"u\u017fd", "\u0131nr", "\uff55\uff53\uff44"})
    void letters_that_only_look_like_a_code_in_upper_case_are_no_code(String code) {
        assertThat(Refused.fieldsOf(() -> CurrencyCode.parse(code))).containsExactly("currency");
    }
}
