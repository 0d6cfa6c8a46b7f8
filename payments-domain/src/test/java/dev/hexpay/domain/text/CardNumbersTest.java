package dev.hexpay.domain.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.domain.Rejection;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
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
                "4242/4242/4242/4242",
                "4242,4242,4242,4242",
                "4242_4242_4242_4242",
                "4242·4242·4242·4242",
                "4242|4242|4242|4242",
                "4242:4242:4242:4242",
                "4242+4242+4242+4242",
                "4242 + 4242 + 4242 + 4242",
                "4242*4242*4242*4242",
                "4242–4242–4242–4242",
                "4242x4242x4242x4242",
                "4242, 4242, 4242, 4242",
                "4242 and 4242 and 4242 and 4242",
                "4242/4242-4242, 4242",
                "4242\n4242\r\n4242\t4242",
                "42424242/42424242",
                "4242/42424242/4242",
                "424242424242/4242",
                "3782/822463/10005",
                "3056_930902_5904",
                "6799/9901/0000/0000/019",
                "679999/0100000000019",
                "4222|2222|2222|2",
                "42/42/42/42/42/42/42/42",
                "4,2,4,2,4,2,4,2,4,2,4,2,4,2,4,2",
                "424/242/424/242/424/2",
                "42424/24242/42424/2",
                "42 424242 42424242",
                "4️⃣2️⃣4️⃣2️⃣4️⃣2️⃣4️⃣2️⃣4️⃣2️⃣4️⃣2️⃣4️⃣2️⃣4️⃣2️⃣",
                "④②④②④②④②④②④②④②④②",
                "𝟒𝟐𝟒𝟐𝟒𝟐𝟒𝟐𝟒𝟐𝟒𝟐𝟒𝟐𝟒𝟐",
                "٤٢٤٢/٤٢٤٢/٤٢٤٢/٤٢٤٢",
                "Order 7: 4242/4242/4242/4242, 12/30, 123",
                "+49 30 1234567/4242/4242/4242/4242",
                "+49 30 1234567, 4242/4242/4242/4242",
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
                "+1 (415) 555-2671 / +1 415 555 2672",
                "+44 20 7946 0958, +33 1 42 68 53 00",
                "+55 11 91234-5678",
                "+81 3-1234-5678",
                "06 12 34 56 78",
                "0171/4567890 oder 030-4567890",
                "LV80 BANK 0000 4351 9500 1",
                "ES91 2100 0418 4502 0005 1332",
                "ESB58378431",
                "GB980780684",
                "12.345.678/0001-95",
                "302-1234567-1234567",
                "1Z999AA10123456784",
                "RF18 5390 0754 7034",
                "Invoices 2023, 2024, 2025 and 2026",
                "Mo-Fr 08:45-12:00, 13:15-18:00, Sa 09:00-12:00",
                "EUR 4,242.42 of 5,000.00",
                "4f3a1b2c-5d6e-4f70-8a9b-0c1d2e3f4a5b",
                // In these stand the digits of a card, and they pass the Luhn check.
                "4.1.2026 - 14.1.2029",
                "30T03:33:41.123458",
                "Order 4711 2026-11-28 12:33",
                "503-1234567-1234562",
                "(415) 555-2671, (412) 555-0100",
                "+4242 4242 4242 2",
                "36 12 34-56 78.90 05",
                "4x242xx4242x424x242x4242",
                "4242 then 4242 then 4242 then 4242",
                "4006310001931",
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", "-", "/", ", ", "_", " · ", "|", ":", "+", "*", "–", "x", "ab", "...", " / ", "\u200b", "\n"
            })
    void every_card_is_found_with_every_separator_at_every_position(String separator) {
        Random random = new Random(separator.hashCode());
        for (int i = 0; i < 2_000; i++) {
            String number = randomCard(random);
            String grouped = grouped(number, separator, random);
            String text = any(random, "", "Ada ", "Hauptstr. 12, ", "+49 30 1234567, ", "x", "c/o 7 ")
                    + grouped
                    + any(random, "", " 12/30 123", ", Berlin", "y", "; 10115");

            assertThat(CardNumbers.contains(text)).as(text).isTrue();
        }
    }

    @Test
    void number_with_another_check_digit_is_never_found() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            String number = randomCard(random);
            int other = (number.charAt(number.length() - 1) - '0' + 1 + random.nextInt(9)) % 10;
            String text = number.substring(0, number.length() - 1) + other;

            assertThat(CardNumbers.contains(text)).as(text).isFalse();
        }
    }

    @Test
    void article_number_is_no_card_number() {
        Random random = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            String digits = "4" + digits(random, 11);
            int sum = 0;
            for (int k = 0; k < digits.length(); k++) {
                sum += (digits.charAt(k) - '0') * (k % 2 == 0 ? 1 : 3);
            }
            String ean = digits + (10 - sum % 10) % 10;

            assertThat(CardNumbers.contains(ean)).as(ean).isFalse();
        }
    }

    @Test
    void hardly_any_uuid_time_or_phone_number_is_taken_for_a_card_number() {
        Random random = new Random(3);
        int found = 0;
        for (int i = 0; i < 20_000; i++) {
            Instant time = Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
            String text = switch (i % 4) {
                case 0 -> new UUID(random.nextLong(), random.nextLong()).toString();
                case 1 -> time.toString();
                case 2 ->
                    time.atOffset(ZoneOffset.ofHours(random.nextInt(12))).toString() + " +49 1512 " + digits(random, 7);
                default ->
                    "(" + digits(random, 3) + ") " + digits(random, 3) + "-" + digits(random, 4) + " ext. "
                            + digits(random, 3);
            };
            found += CardNumbers.contains(text) ? 1 : 0;
        }
        assertThat(found).isLessThan(10);
    }

    private static String randomCard(Random random) {
        String[] network = any(
                        random, "4 16", "51 16", "2223 16", "34 15", "37 15", "36 14", "3528 16", "6011 16", "62 19")
                .split(" ");
        String digits = network[0] + digits(random, Integer.parseInt(network[1]) - network[0].length() - 1);
        for (int check = 0; ; check++) {
            int sum = 0;
            for (int k = 0; k <= digits.length(); k++) {
                int digit = k == 0 ? check : digits.charAt(digits.length() - k) - '0';
                sum += k % 2 == 0 ? digit : 2 * digit / 10 + 2 * digit % 10;
            }
            if (sum % 10 == 0) {
                return digits + check;
            }
        }
    }

    /** As on a card, in fours, or one by one. */
    private static String grouped(String number, String separator, Random random) {
        String grouping = switch (random.nextInt(3)) {
            case 0 -> number.length() < 16 ? "(?<=^.{4}|^.{10})(?!$)" : "(?<=^.{4}|^.{8}|^.{12}|^.{16})(?!$)";
            case 1 -> "(?<=^(.{4}){1,4})(?!$)";
            default -> "(?!^)(?!$)";
        };
        return number.replaceAll(grouping, separator);
    }

    private static String digits(Random random, int count) {
        return random.ints(count, 0, 10).mapToObj(Integer::toString).collect(Collectors.joining());
    }

    private static String any(Random random, String... values) {
        return values[random.nextInt(values.length)];
    }

    @Test
    void long_text_is_searched_in_a_moment() {
        assertThat(CardNumbers.contains("1 ".repeat(8_000))).isFalse();
        assertThat(CardNumbers.contains("1".repeat(16_000) + " 4242424242424242"))
                .isTrue();
    }
}
