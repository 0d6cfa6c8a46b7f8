package dev.hexpay.domain.tax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.domain.Rejection;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.money.Rate;
import java.util.Currency;
import org.junit.jupiter.api.Test;

class TaxBreakdownTest {
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final BuyerLocation GERMANY = BuyerLocation.in("DE", LocationSource.PAYER);
    private static final TaxRate GERMAN = new TaxRate("DE", null, "VAT", Rate.ofPercent("19"));

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

        assertThatThrownBy(() -> new TaxBreakdown(new Money(1, EUR), dollars, TaxReason.STANDARD, GERMANY, null))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
