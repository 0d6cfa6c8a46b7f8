package dev.hexpay.testkit.contract;

import static dev.hexpay.testkit.Builders.NOON;
import static dev.hexpay.testkit.Builders.aScope;
import static dev.hexpay.testkit.Builders.eur;
import static dev.hexpay.testkit.Builders.jpy;
import static dev.hexpay.testkit.Builders.money;
import static dev.hexpay.testkit.Builders.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.port.out.TaxCalculator;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.tax.BuyerLocation;
import dev.hexpay.domain.tax.LocationSource;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.tax.TaxReason;
import dev.hexpay.domain.tax.TaxRequest;
import dev.hexpay.domain.tenant.Scope;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link TaxCalculator} guarantees. */
public abstract class TaxCalculatorContract {
    private static final LocalDate TODAY = LocalDate.ofInstant(NOON, ZoneOffset.UTC);
    private static final BuyerLocation GERMANY = BuyerLocation.in("DE", LocationSource.PAYER);
    private static final BuyerLocation UNTAXED = BuyerLocation.in("US", LocationSource.CUSTOMER);
    private static final List<Money> SUBTOTALS =
            List.of(usd(1), usd(2), usd(3), eur(25_00), eur(33_33), jpy(101), money(12_345, "KWD"), eur(0));

    private final Scope scope = aScope();

    /** A calculator of a seller in Germany who has no registration elsewhere. */
    protected abstract TaxCalculator calculator();

    @Test
    void the_total_is_subtotal_plus_tax_in_the_currency_of_the_subtotal() {
        for (Money subtotal : SUBTOTALS) {
            for (BuyerLocation buyer : List.of(GERMANY, UNTAXED, BuyerLocation.UNKNOWN)) {
                TaxBreakdown price = assess(subtotal, buyer);
                assertThat(price.subtotal()).isEqualTo(subtotal);
                assertThat(price.tax().currency()).isEqualTo(subtotal.currency());
                assertThat(price.tax().minor()).isBetween(0L, subtotal.minor());
                assertThat(price.total()).isEqualTo(subtotal.plus(price.tax()));
            }
        }
    }

    @Test
    void a_taxed_price_has_its_rate_and_evidence() {
        TaxBreakdown price = assess(eur(100_00), GERMANY);

        assertThat(price.reason()).isEqualTo(TaxReason.STANDARD);
        assertThat(price.tax()).isEqualTo(eur(19_00));
        assertThat(price.rate()).isNotNull();
        assertThat(price.rate().country()).isEqualTo("DE");
        assertThat(price.rate().rate().percent()).isEqualTo("19");
        assertThat(price.evidence()).isEqualTo(GERMANY);
    }

    @Test
    void a_buyer_where_the_seller_is_not_registered_pays_no_tax() {
        TaxBreakdown price = assess(eur(100_00), UNTAXED);

        assertThat(price).isEqualTo(TaxBreakdown.untaxed(eur(100_00), TaxReason.NOT_REGISTERED, UNTAXED));
    }

    @Test
    void the_tax_of_an_unknown_location_is_undetermined() {
        assertThat(assess(eur(100_00), BuyerLocation.UNKNOWN)).isEqualTo(TaxBreakdown.undetermined(eur(100_00)));
    }

    @Test
    void repeated_requests_have_equal_results() {
        TaxCalculator calculator = calculator();
        TaxRequest request = new TaxRequest(eur(33_33), GERMANY, TODAY);
        TaxBreakdown first = calculator.assess(scope, request);

        TaxBreakdown other = calculator.assess(aScope(), new TaxRequest(usd(7), UNTAXED, TODAY.plusDays(1)));

        assertThat(other).isEqualTo(TaxBreakdown.untaxed(usd(7), TaxReason.NOT_REGISTERED, UNTAXED));
        assertThat(calculator.assess(scope, request)).isEqualTo(first);
        assertThat(calculator().assess(scope, request)).isEqualTo(first);
    }

    private TaxBreakdown assess(Money subtotal, BuyerLocation buyer) {
        return calculator().assess(scope, new TaxRequest(subtotal, buyer, TODAY));
    }
}
