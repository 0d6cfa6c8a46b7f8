package dev.hexpay.domain.tax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.domain.Rejection;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.money.Rate;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaxBreakdownTest {
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final BuyerLocation GERMANY = BuyerLocation.in("DE", LocationSource.PAYER);
    private static final TaxRate GERMAN = new TaxRate("DE", null, "VAT", Rate.ofPercent("19"));

    private static final TaxRate FEDERAL = new TaxRate("CA", null, "GST", Rate.ofPercent("5"));
    private static final TaxRate PROVINCIAL = new TaxRate("CA", "QC", "QST", Rate.ofPercent("9.975"));
    private static final List<AppliedRate> QUEBEC =
            List.of(new AppliedRate(FEDERAL, new Money(125, EUR)), new AppliedRate(PROVINCIAL, new Money(249, EUR)));

    @Test
    void total_is_subtotal_plus_tax() {
        TaxBreakdown price = TaxBreakdown.taxed(new Money(1050, EUR), GERMAN, GERMANY);

        assertThat(price.tax()).isEqualTo(new Money(200, EUR));
        assertThat(price.total()).isEqualTo(new Money(1250, EUR));
        assertThat(price.rate()).isEqualTo(GERMAN);
        assertThat(price.reason()).isEqualTo(TaxReason.STANDARD);
    }

    @Test
    void undetermined_price_has_no_tax() {
        TaxBreakdown price = TaxBreakdown.undetermined(new Money(1050, EUR));

        assertThat(price.total()).isEqualTo(price.subtotal());
        assertThat(price.reason()).isEqualTo(TaxReason.UNKNOWN_LOCATION);
        assertThat(price.source()).isEqualTo(LocationSource.NONE);
        assertThat(price.rate()).isNull();
    }

    @Test
    void total_out_of_range_is_rejected_on_construction() {
        Money most = new Money(Money.MAX_MINOR, EUR);

        assertThat(Rejection.messagesOf(() -> TaxBreakdown.taxed(most, GERMAN, GERMANY)))
                .containsExactly("must be within ±9007199254740991, tax included");
    }

    @Test
    void tax_in_another_currency_is_rejected() {
        Money dollars = Money.zero(Currency.getInstance("USD"));

        assertThatThrownBy(() ->
                        new TaxBreakdown(new Money(1, EUR), dollars, TaxReason.STANDARD, GERMANY, List.of(), null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void several_rates_add_up_and_are_one_for_readers_of_one() {
        TaxBreakdown price = TaxBreakdown.taxed(new Money(2500, EUR), QUEBEC, GERMANY);

        assertThat(price.tax()).isEqualTo(new Money(374, EUR));
        assertThat(price.rate()).isEqualTo(new TaxRate("CA", "QC", "GST + QST", Rate.ofPercent("14.975")));
        assertThat(price.reason()).isEqualTo(TaxReason.STANDARD);
    }

    @Test
    void rates_that_do_not_add_up_to_the_tax_are_rejected() {
        Money subtotal = new Money(2500, EUR);

        assertThatThrownBy(() ->
                        new TaxBreakdown(subtotal, new Money(373, EUR), TaxReason.STANDARD, GERMANY, QUEBEC, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("add up");
    }

    @Test
    void portion_splits_the_tax_of_each_rate_exactly() {
        TaxBreakdown price = TaxBreakdown.taxed(new Money(2500, EUR), QUEBEC, GERMANY);

        for (long tax = 0; tax <= 374; tax++) {
            TaxBreakdown portion = price.portion(new Money(tax, EUR), new Money(tax, EUR));
            assertThat(portion.tax().minor()).isEqualTo(tax);
            assertThat(portion.rates().get(0).tax().minor()).isEqualTo(tax * 125 / 374);
            assertThat(portion.rates()).extracting(AppliedRate::rate).containsExactly(FEDERAL, PROVINCIAL);
        }
    }

    @Test
    void calculation_is_usable_while_a_payer_can_still_authenticate() {
        Instant now = Instant.parse("2026-11-28T12:00:00Z");
        TaxCalculation calculation = new TaxCalculation("taxcalc_1", now, now.plus(Duration.ofDays(2)));

        assertThat(calculation.isUsableAt(now)).isTrue();
        assertThat(calculation.isUsableAt(now.plus(Duration.ofDays(1)))).isFalse();
        assertThat(calculation.isUsableAt(now.plus(Duration.ofHours(49)))).isFalse();
    }
}
