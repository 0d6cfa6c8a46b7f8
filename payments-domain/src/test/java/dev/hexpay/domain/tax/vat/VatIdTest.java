package dev.hexpay.domain.tax.vat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.hexpay.domain.Rejection;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VatIdTest {
    private static final String ELSEWHERE = "US";

    @ParameterizedTest
    @CsvFileSource(resources = "vat-ids.csv", delimiter = ';', numLinesToSkip = 3)
    void valid_ids_are_parsed_and_invalid_ids_are_not(String prefix, String written, String verdict) {
        if (verdict.equals("valid")) {
            assertThat(VatId.parse(written, ELSEWHERE))
                    .isPresent()
                    .get()
                    .extracting(VatId::prefix)
                    .isEqualTo(prefix);
        } else {
            assertThat(VatId.parse(written, ELSEWHERE)).as(verdict).isEmpty();
        }
    }

    @Test
    void samples_cover_every_member_state_and_the_united_kingdom() throws IOException {
        Set<String> kinds = new HashSet<>();
        for (String line : lines()) {
            String[] fields = line.split(";");
            kinds.add(fields[0] + (fields[2].equals("valid") ? " valid" : " invalid"));
        }
        for (String country : EuropeanUnion.MEMBER_STATES) {
            String prefix = country.equals("GR") ? "EL" : country;
            assertThat(kinds).contains(prefix + " valid", prefix + " invalid");
        }
        assertThat(kinds)
                .contains("GB valid", "GB invalid", "XI valid", "XI invalid")
                .hasSize(2 * 29);
    }

    @Test
    void most_single_digit_errors_are_detected() throws IOException {
        int changed = 0;
        int detected = 0;
        for (String line : lines()) {
            String[] fields = line.split(";");
            if (fields[2].equals("valid")) {
                String id = VatId.parse(fields[1], ELSEWHERE).orElseThrow().value();
                for (int i = 2; i < id.length(); i++) {
                    if (Character.isDigit(id.charAt(i))) {
                        char other = (char) ('0' + (id.charAt(i) - '0' + 1) % 10);
                        changed++;
                        detected += VatId.parse(id.substring(0, i) + other + id.substring(i + 1), ELSEWHERE)
                                        .isEmpty()
                                ? 1
                                : 0;
                    }
                }
            }
        }
        assertThat(detected).isGreaterThan(changed * 9 / 10);
    }

    @ParameterizedTest
    @CsvSource({
        "136695976, DE, DE136695976",
        "de 136.695.976, DE, DE136695976",
        "U13585627, AT, ATU13585627",
        "B58378431, ES, ESB58378431",
        "094259216, GR, EL094259216",
        "GR094259216, GR, EL094259216",
        "980780684, GB, GB980780684",
        "ATU13585627, DE, ATU13585627",
    })
    void prefix_of_the_buyers_country_is_optional(String written, String country, String read) {
        assertThat(VatId.parse(written, country)).map(VatId::value).contains(read);
    }

    @ParameterizedTest
    @CsvSource({"EL094259216, GR", "XI980780684, GB", "GB980780684, GB", "DE136695976, DE"})
    void country_is_derived_from_the_prefix(String written, String country) {
        assertThat(VatId.parse(written, ELSEWHERE)).map(VatId::country).contains(country);
    }

    @ParameterizedTest
    @CsvSource({
        "DE136695978, DE",
        "136695978, DE",
        "ATU46080904, DE",
        "HRB 12345, DE",
        "GB802311781, GB",
        "hello, FR",
        "GR123456781, GR"
    })
    void malformed_id_is_rejected_in_countries_with_vat_ids(String written, String country) {
        assertThat(Rejection.messagesOf(() -> VatId.requireWellFormed(written, country)))
                .containsExactly("must be a VAT ID such as DE136695976");
    }

    @ParameterizedTest
    @CsvSource({
        "DE136695976, DE",
        "136695976, DE",
        "ATU13585627, DE",
        "CHE-123.456.788, DE",
        "12-3456789, US",
        "ESP850101AB1, MX",
        "DE1, US",
    })
    void other_tax_ids_are_accepted_unchecked(String written, String country) {
        assertThatCode(() -> VatId.requireWellFormed(written, country)).doesNotThrowAnyException();
    }

    /** A number without a single significant digit passes sums of digits, and was never issued. */
    @ParameterizedTest
    @CsvSource({
        "AT, U0000000#",
        "BE, 00000000##",
        "BG, 00000000#",
        "BG, 000000000#",
        "CY, 00000000@",
        "CZ, 0000000#",
        "CZ, 00000000#",
        "CZ, 000000000#",
        "DE, 00000000#",
        "DK, 0000000#",
        "EE, 00000000#",
        "EL, 00000000#",
        "ES, 0000000@#",
        "ES, 00000000@",
        "ES, @0000000#",
        "ES, @0000000@",
        "FI, 0000000#",
        "FR, ##000000000",
        "FR, @#000000000",
        "FR, #@000000000",
        "FR, @@000000000",
        "HR, 0000000000#",
        "HU, 0000000#",
        "IE, 0000000@",
        "IE, 0000000@@",
        "IE, 0@00000@",
        "IT, 0000000####",
        "LT, 000000000",
        "LT, 00000001#",
        "LT, 00000000001#",
        "LU, 000000##",
        "LV, 0000000000#",
        "LV, 3200000000#",
        "MT, 000000##",
        "NL, 00000000#B##",
        "PL, 000000000#",
        "PT, 00000000#",
        "RO, 00",
        "RO, 000000000#",
        "SE, 000000000###",
        "SI, 0000000#",
        "SK, 000000000#",
        "GB, 0000000##",
        "GB, 0000000##001",
        "GB, GD000",
        "XI, 0000000##",
    })
    void number_whose_significant_digits_are_all_zero_is_refused(String prefix, String pattern) {
        assertThat(expand(pattern))
                .isNotEmpty()
                .allSatisfy(number -> assertThat(VatId.parse(prefix + number, ELSEWHERE))
                        .as(prefix + number)
                        .isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"LU00000101", "FR15000000001", "BE0000000196", "GBGD001"})
    void numbers_with_one_significant_digit_stay_valid(String written) {
        assertThat(VatId.parse(written, ELSEWHERE)).isPresent();
    }

    @Test
    void malformed_id_cannot_be_constructed() {
        assertThat(Rejection.messagesOf(() -> new VatId("DE", "136695978")))
                .containsExactly("must be a VAT ID such as DE136695976");
        assertThat(Rejection.messagesOf(() -> new VatId("US", "136695976")))
                .containsExactly("must be a VAT ID such as DE136695976");
    }

    /** The numbers of a pattern in which {@code #} is any digit and {@code @} any letter. */
    private static List<String> expand(String pattern) {
        List<String> numbers = List.of("");
        for (int i = 0; i < pattern.length(); i++) {
            char next = pattern.charAt(i);
            String choices =
                    next == '#' ? "0123456789" : next == '@' ? "ABCDEFGHIJKLMNOPQRSTUVWXYZ" : String.valueOf(next);
            numbers = numbers.stream()
                    .flatMap(start -> choices.chars().mapToObj(choice -> start + Character.toString(choice)))
                    .toList();
        }
        return numbers;
    }

    private static List<String> lines() throws IOException {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(VatIdTest.class.getResourceAsStream("vat-ids.csv"), StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.startsWith("#")).skip(1).toList();
        }
    }
}
