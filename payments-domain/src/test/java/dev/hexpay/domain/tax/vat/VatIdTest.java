package dev.hexpay.domain.tax.vat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.hexpay.domain.Refused;
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
    void an_id_is_told_from_what_only_looks_like_one(String prefix, String written, String verdict) {
        if (verdict.equals("right")) {
            assertThat(VatId.read(written, ELSEWHERE))
                    .isPresent()
                    .get()
                    .extracting(VatId::prefix)
                    .isEqualTo(prefix);
        } else {
            assertThat(VatId.read(written, ELSEWHERE)).as(verdict).isEmpty();
        }
    }

    @Test
    void every_member_state_and_the_united_kingdom_has_right_and_wrong_ids_among_them() throws IOException {
        Set<String> kinds = new HashSet<>();
        for (String line : lines()) {
            String[] fields = line.split(";");
            kinds.add(fields[0] + (fields[2].equals("right") ? " right" : " wrong"));
        }
        for (String country : EuropeanUnion.MEMBER_STATES) {
            String prefix = country.equals("GR") ? "EL" : country;
            assertThat(kinds).contains(prefix + " right", prefix + " wrong");
        }
        assertThat(kinds)
                .contains("GB right", "GB wrong", "XI right", "XI wrong")
                .hasSize(2 * 29);
    }

    @Test
    void most_changes_of_one_digit_are_noticed() throws IOException {
        int changed = 0;
        int noticed = 0;
        for (String line : lines()) {
            String[] fields = line.split(";");
            if (fields[2].equals("right")) {
                String id = VatId.read(fields[1], ELSEWHERE).orElseThrow().value();
                for (int i = 2; i < id.length(); i++) {
                    if (Character.isDigit(id.charAt(i))) {
                        char other = (char) ('0' + (id.charAt(i) - '0' + 1) % 10);
                        changed++;
                        noticed += VatId.read(id.substring(0, i) + other + id.substring(i + 1), ELSEWHERE)
                                        .isEmpty()
                                ? 1
                                : 0;
                    }
                }
            }
        }
        assertThat(noticed).isGreaterThan(changed * 9 / 10);
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
    void the_prefix_of_ones_own_country_may_be_left_out(String written, String country, String read) {
        assertThat(VatId.read(written, country)).map(VatId::value).contains(read);
    }

    @ParameterizedTest
    @CsvSource({"EL094259216, GR", "XI980780684, GB", "GB980780684, GB", "DE136695976, DE"})
    void an_id_belongs_to_the_country_that_gave_it_out(String written, String country) {
        assertThat(VatId.read(written, ELSEWHERE)).map(VatId::country).contains(country);
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
    void a_mistyped_id_is_refused_where_vat_ids_are_known(String written, String country) {
        assertThat(Refused.fieldsOf(() -> VatId.requireWellFormed(written, country)))
                .containsExactly("taxId");
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
    void any_other_tax_id_is_taken_as_it_is(String written, String country) {
        assertThatCode(() -> VatId.requireWellFormed(written, country)).doesNotThrowAnyException();
    }

    @Test
    void none_can_be_made_that_is_not_well_formed() {
        assertThat(Refused.fieldsOf(() -> new VatId("DE", "136695978"))).containsExactly("taxId");
        assertThat(Refused.fieldsOf(() -> new VatId("US", "136695976"))).containsExactly("taxId");
    }

    private static List<String> lines() throws IOException {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(VatIdTest.class.getResourceAsStream("vat-ids.csv"), StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.startsWith("#")).skip(1).toList();
        }
    }
}
