package dev.hexpay.presentation;

import static dev.hexpay.testkit.Builders.money;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.presentation.TaxLabel;
import dev.hexpay.domain.money.Rate;
import dev.hexpay.domain.tax.BuyerLocation;
import dev.hexpay.domain.tax.LocationSource;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.tax.TaxRate;
import dev.hexpay.domain.tax.TaxReason;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TaxLabelTest {
    private final TaxLabel labels = new TaxLabel(Locale.US);

    @Test
    void applied_rate_is_named_with_its_place() {
        assertThat(labels.of(taxed(new TaxRate("DE", null, "VAT", Rate.ofPercent("19")))))
                .isEqualTo("VAT 19% (Germany)");
        assertThat(labels.of(taxed(new TaxRate("CA", "ON", "HST", Rate.ofPercent("13")))))
                .isEqualTo("HST 13% (ON, Canada)");
    }

    @Test
    void price_without_a_rate_has_a_short_label() {
        assertThat(labels.of(untaxed(TaxReason.NOT_REGISTERED))).isEqualTo("Tax");
        assertThat(labels.withReverseCharge(untaxed(TaxReason.UNKNOWN_LOCATION)))
                .isEqualTo("Tax");
        assertThat(labels.withReverseChargeCountry(untaxed(TaxReason.NOT_REGISTERED)))
                .isEqualTo("Tax");
    }

    @Test
    void reverse_charge_has_a_label_with_and_without_country() {
        assertThat(labels.of(untaxed(TaxReason.REVERSE_CHARGE))).isEqualTo("Tax");
        assertThat(labels.withReverseCharge(untaxed(TaxReason.REVERSE_CHARGE))).isEqualTo("VAT (reverse charge)");
        assertThat(labels.withReverseChargeCountry(untaxed(TaxReason.REVERSE_CHARGE)))
                .isEqualTo("VAT, reverse charge (France)");
    }

    private static TaxBreakdown taxed(TaxRate rate) {
        return TaxBreakdown.taxed(money(25_00, "eur"), rate, buyer());
    }

    private static TaxBreakdown untaxed(TaxReason reason) {
        return TaxBreakdown.untaxed(money(25_00, "eur"), reason, buyer());
    }

    private static BuyerLocation buyer() {
        return BuyerLocation.in("FR", LocationSource.PAYER);
    }
}
