package dev.hexpay.domain.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InvoiceNumberTest {
    @ParameterizedTest
    @CsvSource({"1, INV-0001", "42, INV-0042", "9999, INV-9999", "10000, INV-10000", "12345, INV-12345"})
    void a_number_is_printed_with_at_least_four_digits(long sequence, String text) {
        assertThat(new InvoiceNumber(InvoiceSeries.INVOICE, sequence).text()).isEqualTo(text);
    }

    @Test
    void text_does_not_depend_on_the_default_locale() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-u-nu-arab"));
        try {
            assertThat(new InvoiceNumber(InvoiceSeries.INVOICE, 12).text()).isEqualTo("INV-0012");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void sequence_below_one_is_rejected(long sequence) {
        assertThatThrownBy(() -> new InvoiceNumber(InvoiceSeries.INVOICE, sequence))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
