package dev.hexpay.domain.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.domain.Rejection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardNumbersTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "4222222222222",
                "4242424242424242",
                "4000002500003155",
                "5555555555554444",
                "2223003122003222",
                "378282246310005",
                "30569309025904",
                "36227206271667",
                "3566002020360505",
                "6011111111111117",
                "6200000000000005",
                "6759649826438453",
                "6799990100000000019",
                "5062210000000009",
                "2200000000000004",
            })
    void number_of_a_card_network_is_found(String number) {
        assertThat(CardNumbers.contains(number)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4242 4242 4242 4242",
                "4242-4242-4242-4242",
                "4242.4242.4242.4242",
                "4242\u00a04242\u20114242\u20024242",
                "4242 - 4242 - 4242 - 4242",
                "4242\u200b4242\u200b4242\u200b4242",
                "4 2 4 2 4 2 4 2 4 2 4 2 4 2 4 2",
                "3782 822463 10005",
                "４２４２４２４２４２４２４２４２",
                "Ada 4242424242424242",
                "x4242424242424242y",
                "4242424242424242@example.com",
                "Hauptstr. 12 4242 4242 4242 4242",
                "4242 4242 4242 4242 12/30 123",
                "4242424242424242 123",
                "+4242424242424242",
                "+49 30 1234567 4242 4242 4242 4242",
                "DE89 3704 0044 0532 0130 00 4242 4242 4242 4242",
                "4242424242424241 4242424242424242",
            })
    void card_number_among_other_characters_is_found(String text) {
        assertThat(CardNumbers.contains(text)).isTrue();
        assertThat(Rejection.messagesOf(() -> CardNumbers.requireNone(text)))
                .containsExactly("must not contain a card number");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Invalidenstr. 117",
                "10115",
                "4242424242424241",
                "424242424242424",
                "42424242424242424242",
                "0000000000000000",
                "1111111111111117",
                "9999999999999995",
                "+49 1512 345678 7",
                "+4915123456787",
                "+49 (0)30 1234 5678",
                "0049 1512 3456787",
                "(030) 4242 4242",
                "DE136695976",
                "NL123456782B90",
                "ATU13585627",
                "FR40303265045",
                "36.123.456/0001-12",
                "27AAPFU0939F1ZV",
                "DE89370400440532013000",
                "DE89 3704 0044 0532 0130 00",
                "GB29 NWBK 6016 1331 9268 19",
                "NL91 ABNA 0417 1643 00",
                "FR14 2004 1010 0505 0001 3M02 606",
                "112-1234567-1234567",
                "8991101200003204510",
                "490154203237518",
                "2026-11-28 16:33:41",
                "P.O. Box 4242, 4242 Basel",
            })
    void phone_number_iban_vat_id_and_other_digits_are_no_card_number(String text) {
        assertThat(CardNumbers.contains(text)).isFalse();
        assertThat(CardNumbers.requireNone(text)).isEqualTo(text);
    }

    @Test
    void iban_with_digits_of_a_card_network_is_no_card_number() {
        assertThat(CardNumbers.contains("DE65 4242 4242 4242 4242 00")).isFalse();
        assertThat(CardNumbers.contains("DE65424242424242424200")).isFalse();
        assertThat(CardNumbers.contains("DE00 4242 4242 4242 4242 00")).isTrue();
    }

    @Test
    void long_text_is_searched_in_a_moment() {
        assertThat(CardNumbers.contains("1 ".repeat(8_000))).isFalse();
        assertThat(CardNumbers.contains("1".repeat(16_000) + " 4242424242424242"))
                .isTrue();
    }
}
