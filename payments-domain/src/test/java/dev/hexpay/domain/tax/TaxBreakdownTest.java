package dev.hexpay.domain.tax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.domain.Refused;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.money.Rate;
import java.util.Currency;
import org.junit.jupiter.api.Test;

class TaxBreakdownTest {
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final TaxEvidence GERMANY = TaxEvidence.in("DE", LocationSource.PAYER);
    private static final TaxRate GERMAN = new TaxRate("DE", null, "VAT", Rate.ofPercent("19"));

    @Test
    void the_total_is_the_subtotal_and_the_tax_on_top_of_it() {
        TaxBreakdown price = TaxBreakdown.standard(new Money(1050, EUR), GERMAN, GERMANY);

        assertThat(price.tax()).isEqualTo(new Money(200, EUR));
        assertThat(price.total()).isEqualTo(new Money(1250, EUR));
        assertThat(price.applied()).isEqualTo(GERMAN);
        assertThat(price.reason()).isEqualTo(TaxReason.STANDARD);
    }

    @Test
    void while_nobody_has_said_where_the_buyer_is_there_is_no_tax() {
        TaxBreakdown price = TaxBreakdown.unknown(new Money(1050, EUR));

        assertThat(price.total()).isEqualTo(price.subtotal());
        assertThat(price.reason()).isEqualTo(TaxReason.UNKNOWN_LOCATION);
        assertThat(price.source()).isEqualTo(LocationSource.NOBODY);
        assertThat(price.applied()).isNull();
    }

    @Test
    void a_total_beyond_what_money_can_be_is_refused_when_the_price_is_made() {
        Money most = new Money(Money.MAX_MINOR, EUR);

        assertThat(Refused.fieldsOf(() -> TaxBreakdown.standard(most, GERMAN, GERMANY)))
                .containsExactly("amount");
    }

    @Test
    void a_tax_in_another_currency_is_none() {
        Money dollars = Money.zero(Currency.getInstance("USD"));

        assertThatThrownBy(() -> new TaxBreakdown(new Money(1, EUR), dollars, TaxReason.STANDARD, GERMANY, null))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
