package dev.hexpay.adapter.tax.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.domain.money.Rate;
import dev.hexpay.domain.tax.TaxRate;
import dev.hexpay.domain.tax.TaxRates;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BundledTaxTableTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-07-11");

    private final TaxRates table = TaxTable.bundled();

    @ParameterizedTest
    @CsvSource({
        "DE, 2026-07-11, VAT, 19",
        "ES, 2026-07-11, VAT, 21",
        "HU, 2026-07-11, VAT, 27",
        "JP, 2026-07-11, JCT, 10",
        "GB, 2026-07-11, VAT, 20",
        "EE, 2023-12-31, VAT, 20",
        "EE, 2025-06-30, VAT, 22",
        "EE, 2025-07-01, VAT, 24",
        "CH, 2023-12-31, VAT, 7.7",
        "CH, 2024-01-01, VAT, 8.1",
        "FI, 2024-08-31, VAT, 24",
        "FI, 2024-09-01, VAT, 25.5",
        "SK, 2024-12-31, VAT, 20",
        "SK, 2025-01-01, VAT, 23",
        "RO, 2025-07-31, VAT, 19",
        "RO, 2025-08-01, VAT, 21",
        "SG, 2022-12-31, GST, 7",
        "SG, 2023-12-31, GST, 8",
        "SG, 2024-01-01, GST, 9",
    })
    void country_has_the_rate_in_force_on_the_day(String country, LocalDate day, String name, String percent) {
        assertThat(table.rateFor(country, null, day))
                .contains(new TaxRate(country, null, name, Rate.ofPercent(percent)));
    }

    @ParameterizedTest
    @CsvSource({
        "AB, 2026-07-11, GST, 5",
        "BC, 2026-07-11, GST+PST, 12",
        "MB, 2026-07-11, GST+PST, 12",
        "NB, 2026-07-11, HST, 15",
        "NL, 2026-07-11, HST, 15",
        "NS, 2025-03-31, HST, 15",
        "NS, 2025-04-01, HST, 14",
        "NT, 2026-07-11, GST, 5",
        "NU, 2026-07-11, GST, 5",
        "ON, 2026-07-11, HST, 13",
        "PE, 2026-07-11, HST, 15",
        "QC, 2026-07-11, GST+QST, 14.975",
        "SK, 2026-07-11, GST+PST, 11",
        "YT, 2026-07-11, GST, 5",
    })
    void canadian_province_has_its_own_rate(String province, LocalDate day, String name, String percent) {
        assertThat(table.rateFor("CA", province, day))
                .contains(new TaxRate("CA", province, name, Rate.ofPercent(percent)));
    }

    @Test
    void canada_requires_a_province() {
        assertThat(table.needsRegion("CA")).isTrue();
        assertThat(table.rateFor("CA", null, TODAY)).isEmpty();
        assertThat(table.rateFor("CA", "XX", TODAY)).isEmpty();
    }

    @Test
    void province_is_found_by_code_or_name() {
        assertThat(table.rateFor("CA", "qc", TODAY)).isEqualTo(table.rateFor("CA", "QC", TODAY));
        assertThat(table.rateFor("CA", " Qc ", TODAY)).isPresent();
        for (String ontario : List.of("Ontario", " ONTARIO", "CA-ON", "ca-on")) {
            assertThat(table.rateFor("CA", ontario, TODAY)).isEqualTo(table.rateFor("CA", "ON", TODAY));
        }
        assertThat(table.rateFor("CA", "Île-du-Prince-Édouard", TODAY)).isEqualTo(table.rateFor("CA", "PE", TODAY));
    }

    @Test
    void region_is_ignored_where_the_country_has_one_rate() {
        assertThat(table.needsRegion("DE")).isFalse();
        assertThat(table.rateFor("DE", "Bayern", TODAY)).isEqualTo(table.rateFor("DE", null, TODAY));
    }

    @Test
    void unknown_country_has_no_rate_and_needs_no_region() {
        assertThat(table.rateFor("US", null, TODAY)).isEmpty();
        assertThat(table.rateFor("US", "CA", TODAY)).isEmpty();
        assertThat(table.needsRegion("US")).isFalse();
    }

    @Test
    void no_rate_applies_before_its_first_day() {
        assertThat(table.rateFor("AE", null, LocalDate.parse("2017-12-31"))).isEmpty();
        assertThat(table.rateFor("AE", null, LocalDate.parse("2018-01-01"))).isPresent();
    }
}
