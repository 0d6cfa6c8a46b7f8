package dev.hexpay.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.bootstrap.config.ConfigurationException;
import dev.hexpay.bootstrap.config.ConfigurationReader;
import dev.hexpay.domain.tax.BuyerLocation;
import dev.hexpay.domain.tax.LocationSource;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.tax.TaxReason;
import dev.hexpay.domain.tax.TaxRequest;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.testing.stripe.StripeStub;
import dev.hexpay.testkit.Builders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaxConfigurationTest {
    private static final String HEADER = "country,region,name,rate_percent,valid_from";
    private static final LocalDate DAY = LocalDate.parse("2026-07-11");

    @TempDir
    Path directory;

    @Test
    void unconfigured_seller_collects_tax_in_sandbox_but_not_in_live_mode() {
        assertThat(assess(Map.of(), Mode.SANDBOX, "JP").reason()).isEqualTo(TaxReason.STANDARD);
        assertThat(assess(Map.of(), Mode.LIVE, "JP").reason()).isEqualTo(TaxReason.NOT_REGISTERED);
    }

    @Test
    void seller_country_alone_collects_domestic_tax_in_both_modes() {
        Map<String, String> settings = Map.of("HEXPAY_SELLER_COUNTRY", "JP");
        for (Mode mode : Mode.values()) {
            assertThat(assess(settings, mode, "JP").tax().minor()).isEqualTo(10_00);
            assertThat(assess(settings, mode, "DE").reason()).isEqualTo(TaxReason.NOT_REGISTERED);
        }
    }

    @Test
    void tax_is_collected_where_the_seller_is_registered() {
        Map<String, String> settings = Map.of("HEXPAY_SELLER_COUNTRY", "DE", "HEXPAY_TAX_REGISTRATIONS", "EU-OSS,GB");
        assertThat(assess(settings, Mode.LIVE, "FR").tax().minor()).isEqualTo(20_00);
        assertThat(assess(settings, Mode.LIVE, "GB").tax().minor()).isEqualTo(20_00);
        assertThat(assess(settings, Mode.LIVE, "CH").reason()).isEqualTo(TaxReason.NOT_REGISTERED);
    }

    @Test
    void operator_rates_extend_and_override_bundled_rates() throws IOException {
        Map<String, String> settings =
                table("# operator", HEADER, "US,,Sales tax,8.875,2020-01-01", "DE,,VAT,21,2026-01-01");
        assertThat(assess(settings, Mode.SANDBOX, "US").tax().minor()).isEqualTo(8_88);
        assertThat(assess(settings, Mode.SANDBOX, "DE").tax().minor()).isEqualTo(21_00);
        assertThat(assess(settings, Mode.SANDBOX, "FR").tax().minor()).isEqualTo(20_00);
    }

    @Test
    void all_invalid_rate_lines_are_reported_in_one_message() throws IOException {
        Map<String, String> settings = table(HEADER, "DE,,VAT,nineteen,2020-01-01", "", "XX,,VAT,1,2020-01-01");
        assertThatThrownBy(() -> assess(settings, Mode.SANDBOX, "DE"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("HEXPAY_TAX_RATES_FILE ")
                .hasMessageContainingAll("line 2: rate_percent", "line 4: country")
                .hasMessageNotContaining("\n");
    }

    @Test
    void missing_or_binary_rates_file_is_rejected() throws IOException {
        Path missing = directory.resolve("missing.csv");
        Path binary = Files.write(directory.resolve("binary.csv"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        Map<Path, String> messages =
                Map.of(missing, "does not exist", binary, "cannot be read", directory, "cannot be read");
        messages.forEach((file, message) -> assertThatThrownBy(
                        () -> assess(Map.of("HEXPAY_TAX_RATES_FILE", file.toString()), Mode.SANDBOX, "DE"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(message));
    }

    @Test
    void registration_without_a_rate_is_rejected_unless_the_operator_adds_one() throws IOException {
        Map<String, String> settings =
                new HashMap<>(Map.of("HEXPAY_SELLER_COUNTRY", "DE", "HEXPAY_TAX_REGISTRATIONS", "US,GB,KZ"));
        assertThatThrownBy(() -> assess(settings, Mode.LIVE, "US"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("KZ, US");
        settings.putAll(table(HEADER, "US,,Sales tax,8.875,2020-01-01", "KZ,,VAT,16,2026-01-01"));
        assertThat(assess(settings, Mode.LIVE, "KZ").tax().minor()).isEqualTo(16_00);
    }

    @Test
    void stripe_calculates_in_the_modes_that_have_its_keys_and_the_table_in_the_others() {
        try (StripeStub stub = StripeStub.start(Instant::now)) {
            Map<String, String> settings = Map.of(
                    "HEXPAY_SELLER_COUNTRY", "DE",
                    "HEXPAY_TAX", "stripe",
                    "HEXPAY_STRIPE_API_URL", stub.url(),
                    "HEXPAY_STRIPE_KEY_SANDBOX", stub.secretKey(),
                    "HEXPAY_STRIPE_PUBLISHABLE_KEY_SANDBOX",
                            stub.publishableKey(dev.hexpay.testing.stripe.http.Mode.TEST));

            assertThat(assess(settings, Mode.SANDBOX, "DE").calculation()).isNotNull();
            assertThat(assess(settings, Mode.LIVE, "DE").calculation()).isNull();
            assertThat(assess(settings, Mode.LIVE, "DE").tax().minor()).isEqualTo(19_00);
            assertThat(stub.recording().requests()).hasSize(1);
        }
    }

    private Map<String, String> table(String... lines) throws IOException {
        Path file = Files.write(directory.resolve("rates.csv"), List.of(lines));
        return Map.of("HEXPAY_TAX_RATES_FILE", file.toString());
    }

    private static TaxBreakdown assess(Map<String, String> settings, Mode mode, String country) {
        Scope scope = new Scope(Builders.anOrganization().id(), mode);
        BuyerLocation buyer = BuyerLocation.in(country, LocationSource.PAYER);
        return TaxConfiguration.of(ConfigurationReader.read(settings), InstantSource.system())
                .assess(scope, TaxRequest.of(Builders.eur(100_00), buyer, DAY));
    }
}
