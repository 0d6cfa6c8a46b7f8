package dev.hexpay.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.bootstrap.config.ConfigurationReader;
import dev.hexpay.bootstrap.config.StartRefused;
import dev.hexpay.domain.scope.Mode;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.tax.LocationSource;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.tax.TaxEvidence;
import dev.hexpay.domain.tax.TaxQuestion;
import dev.hexpay.domain.tax.TaxReason;
import dev.hexpay.testkit.Builders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfiguredTaxesTest {
    private static final String HEADER = "country,region,name,rate_percent,valid_from";
    private static final LocalDate DAY = LocalDate.parse("2026-07-11");

    @TempDir
    Path directory;

    @Test
    void a_sandbox_of_which_nothing_is_configured_collects_tax_everywhere_and_real_money_nowhere() {
        assertThat(assess(Map.of(), Mode.SANDBOX, "JP").reason()).isEqualTo(TaxReason.STANDARD);
        assertThat(assess(Map.of(), Mode.LIVE, "JP").reason()).isEqualTo(TaxReason.NOT_REGISTERED);
    }

    @Test
    void a_seller_alone_collects_tax_at_home_in_both_modes() {
        Map<String, String> settings = Map.of("HEXPAY_SELLER_COUNTRY", "JP");
        for (Mode mode : Mode.values()) {
            assertThat(assess(settings, mode, "JP").tax().minor()).isEqualTo(10_00);
            assertThat(assess(settings, mode, "DE").reason()).isEqualTo(TaxReason.NOT_REGISTERED);
        }
    }

    @Test
    void registrations_are_followed() {
        Map<String, String> settings = Map.of("HEXPAY_SELLER_COUNTRY", "DE", "HEXPAY_TAX_REGISTRATIONS", "EU-OSS,GB");
        assertThat(assess(settings, Mode.LIVE, "FR").tax().minor()).isEqualTo(20_00);
        assertThat(assess(settings, Mode.LIVE, "GB").tax().minor()).isEqualTo(20_00);
        assertThat(assess(settings, Mode.LIVE, "CH").reason()).isEqualTo(TaxReason.NOT_REGISTERED);
    }

    @Test
    void the_operators_table_extends_the_products_and_goes_before_it() throws IOException {
        Map<String, String> settings =
                table("# ours", HEADER, "US,,Sales tax,8.875,2020-01-01", "DE,,VAT,21,2026-01-01");
        assertThat(assess(settings, Mode.SANDBOX, "US").tax().minor()).isEqualTo(8_88);
        assertThat(assess(settings, Mode.SANDBOX, "DE").tax().minor()).isEqualTo(21_00);
        assertThat(assess(settings, Mode.SANDBOX, "FR").tax().minor()).isEqualTo(20_00);
    }

    @Test
    void every_wrong_line_of_the_operators_table_is_named_in_one_line() throws IOException {
        Map<String, String> settings = table(HEADER, "DE,,VAT,nineteen,2020-01-01", "", "XX,,VAT,1,2020-01-01");
        assertThatThrownBy(() -> assess(settings, Mode.SANDBOX, "DE"))
                .isInstanceOf(StartRefused.class)
                .hasMessageStartingWith("HEXPAY_TAX_RATES_FILE ")
                .hasMessageContainingAll("line 2: rate_percent", "line 4: country")
                .hasMessageNotContaining("\n");
    }

    @Test
    void a_table_that_is_not_there_or_no_text_is_refused() throws IOException {
        Path missing = directory.resolve("missing.csv");
        Path binary = Files.write(directory.resolve("binary.csv"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        Map<Path, String> told = Map.of(missing, "is not there", binary, "cannot be read", directory, "cannot be read");
        told.forEach((file, message) -> assertThatThrownBy(
                        () -> assess(Map.of("HEXPAY_TAX_RATES_FILE", file.toString()), Mode.SANDBOX, "DE"))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(message));
    }

    @Test
    void a_registration_where_no_rate_is_known_is_refused_unless_the_operator_adds_one() throws IOException {
        Map<String, String> settings =
                new HashMap<>(Map.of("HEXPAY_SELLER_COUNTRY", "DE", "HEXPAY_TAX_REGISTRATIONS", "US,GB,KZ"));
        assertThatThrownBy(() -> assess(settings, Mode.LIVE, "US"))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("KZ, US");
        settings.putAll(table(HEADER, "US,,Sales tax,8.875,2020-01-01", "KZ,,VAT,16,2026-01-01"));
        assertThat(assess(settings, Mode.LIVE, "KZ").tax().minor()).isEqualTo(16_00);
    }

    private Map<String, String> table(String... lines) throws IOException {
        Path file = Files.write(directory.resolve("rates.csv"), List.of(lines));
        return Map.of("HEXPAY_TAX_RATES_FILE", file.toString());
    }

    private static TaxBreakdown assess(Map<String, String> settings, Mode mode, String country) {
        Scope scope = new Scope(Builders.anOrganization().id(), mode);
        TaxEvidence buyer = TaxEvidence.in(country, LocationSource.PAYER);
        return ConfiguredTaxes.of(ConfigurationReader.read(settings))
                .assess(scope, new TaxQuestion(Builders.eur(100_00), buyer, DAY));
    }
}
