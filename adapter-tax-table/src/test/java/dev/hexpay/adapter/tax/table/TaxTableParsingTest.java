package dev.hexpay.adapter.tax.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hexpay.domain.tax.TaxRate;
import dev.hexpay.domain.tax.TaxRates;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaxTableParsingTest {
    private static final String HEADER = "country,region,name,rate_percent,valid_from";
    private static final LocalDate DAY = LocalDate.parse("2026-07-11");

    @Test
    void byte_order_mark_before_the_header_is_ignored() {
        assertThat(TaxTable.parse(List.of("\uFEFF" + HEADER, "DE,,VAT,19,2007-01-01")))
                .hasSize(1);
    }

    @Test
    void comments_and_blank_lines_are_ignored() {
        TaxRates table = table("# collected by hand", "", HEADER, "   ", "DE,,VAT,19,2007-01-01", "# the end");

        assertThat(percent(table.rateFor("DE", null, DAY))).contains("19");
    }

    @Test
    void lines_may_come_in_any_order() {
        TaxRates table = table(HEADER, "EE,,VAT,24,2025-07-01", "EE,,VAT,22,2024-01-01");

        assertThat(percent(table.rateFor("EE", null, LocalDate.parse("2025-06-30"))))
                .contains("22");
        assertThat(percent(table.rateFor("EE", null, DAY))).contains("24");
    }

    @Test
    void region_without_its_own_rate_uses_the_country_rate() {
        TaxRates table = table(HEADER, "ES,,VAT,21,2012-09-01", "ES,CN,IGIC,7,2020-01-01");

        assertThat(table.needsRegion("ES")).isFalse();
        assertThat(percent(table.rateFor("ES", "CN", DAY))).contains("7");
        assertThat(percent(table.rateFor("ES", "MD", DAY))).contains("21");
        assertThat(percent(table.rateFor("ES", "CN", LocalDate.parse("2019-12-31"))))
                .contains("21");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de,,VAT,19,2007-01-01         | line 2: country must be",
                "XX,,VAT,19,2007-01-01         | line 2: country must be",
                "CA,Ontario,HST,13,2010-07-01  | line 2: region must be",
                "CA,on,HST,13,2010-07-01       | line 2: region must be",
                "DE,, ,19,2007-01-01           | line 2: name must",
                "DE,,VAT,19%,2007-01-01        | line 2: rate_percent must be",
                "DE,,VAT,-1,2007-01-01         | line 2: rate_percent must be",
                "DE,,VAT,1e1,2007-01-01        | line 2: rate_percent must be",
                "DE,,VAT,100.01,2007-01-01     | line 2: rate_percent must be",
                "DE,,VAT,1.00001,2007-01-01    | line 2: rate_percent must be",
                "DE,,VAT,19,2007-02-29         | line 2: valid_from must be",
                "DE,,VAT,19,01.01.2007         | line 2: valid_from must be",
                "DE,,VAT,19                    | line 2: has 4 fields instead of 5",
                "DE,,VAT,19,2007-01-01,        | line 2: has 6 fields instead of 5",
            })
    void invalid_line_is_reported_with_its_number_and_reason(String line, String violation) {
        assertThat(violationsOf(HEADER, line)).singleElement().asString().startsWith(violation);
    }

    @Test
    void all_invalid_lines_are_reported_together() {
        List<String> violations = violationsOf(
                "# rates", HEADER, "XX,,VAT,many,2007-01-01", "DE,,VAT,19,2007-01-01", "", "FR,,VAT,20,someday");

        assertThat(violations)
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("line 3: country"),
                        second -> assertThat(second).startsWith("line 3: rate_percent"),
                        third -> assertThat(third).startsWith("line 6: valid_from"));
    }

    @Test
    void message_contains_every_violation() {
        assertThat(parseError(HEADER, "XX,,VAT,19,2007-01-01", "DE,,VAT,19,someday"))
                .hasMessageContainingAll("line 2: country", "line 3: valid_from");
    }

    @Test
    void one_place_has_one_rate_per_day() {
        assertThat(violationsOf(
                        HEADER, "CA,ON,HST,13,2010-07-01", "CA,QC,QST,9.975,2010-07-01", "CA,ON,HST,14,2010-07-01"))
                .containsExactly("line 4: repeats the place and date of line 2");
    }

    @Test
    void table_must_start_with_its_header() {
        assertThat(violationsOf("DE,,VAT,19,2007-01-01")).containsExactly("line 1: the header must be " + HEADER);
    }

    @Test
    void table_extends_another_and_replaces_same_place_and_day() {
        TaxRates first = table(HEADER, "DE,,VAT,16,2020-07-01", "DE,,VAT,19,2021-01-01", "FR,,VAT,20,2014-01-01");
        TaxRates extended = first.with(TaxTable.parse(
                List.of(HEADER, "DE,,VAT,18,2021-01-01", "DE,,VAT,21,2026-01-01", "ES,CN,IGIC,7,2020-01-01")));

        assertThat(percent(extended.rateFor("DE", null, LocalDate.parse("2020-12-31"))))
                .contains("16");
        assertThat(percent(extended.rateFor("DE", null, LocalDate.parse("2025-12-31"))))
                .contains("18");
        assertThat(percent(extended.rateFor("DE", null, DAY))).contains("21");
        assertThat(percent(extended.rateFor("FR", null, DAY))).contains("20");
        assertThat(percent(extended.rateFor("ES", "CN", DAY))).contains("7");
        assertThat(percent(first.rateFor("DE", null, DAY))).contains("19");
        assertThat(first.hasRates("ES")).isFalse();
    }

    @Test
    void empty_file_is_rejected() {
        assertThat(violationsOf("# nothing here")).containsExactly("the table is empty");
    }

    private static TaxRates table(String... lines) {
        return TaxRates.of(TaxTable.parse(List.of(lines)));
    }

    private static List<String> violationsOf(String... lines) {
        return parseError(lines).violations();
    }

    private static MalformedTaxTableException parseError(String... lines) {
        return catchThrowableOfType(MalformedTaxTableException.class, () -> table(lines));
    }

    private static Optional<String> percent(Optional<TaxRate> rate) {
        return rate.map(each -> each.rate().percent());
    }
}
