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

    @Test
    void malformed_id_cannot_be_constructed() {
        assertThat(Rejection.messagesOf(() -> new VatId("DE", "136695978")))
                .containsExactly("must be a VAT ID such as DE136695976");
        assertThat(Rejection.messagesOf(() -> new VatId("US", "136695976")))
                .containsExactly("must be a VAT ID such as DE136695976");
    }

    private static List<String> lines() throws IOException {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(VatIdTest.class.getResourceAsStream("vat-ids.csv"), StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.startsWith("#")).skip(1).toList();
        }
    }
}
