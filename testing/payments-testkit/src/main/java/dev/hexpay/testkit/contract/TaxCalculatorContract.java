package dev.hexpay.testkit.contract;

import static dev.hexpay.testkit.Builders.NOON;
import static dev.hexpay.testkit.Builders.aPaymentId;
import static dev.hexpay.testkit.Builders.aScope;
import static dev.hexpay.testkit.Builders.eur;
import static dev.hexpay.testkit.Builders.jpy;
import static dev.hexpay.testkit.Builders.money;
import static dev.hexpay.testkit.Builders.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hexpay.application.port.out.IncompleteAddressException;
import dev.hexpay.application.port.out.TaxCalculator;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.tax.BuyerLocation;
import dev.hexpay.domain.tax.LocationSource;
import dev.hexpay.domain.tax.TaxAddress;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.tax.TaxCalculation;
import dev.hexpay.domain.tax.TaxReason;
import dev.hexpay.domain.tax.TaxRequest;
import dev.hexpay.domain.tenant.Scope;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What {@link TaxCalculator} guarantees. */
public abstract class TaxCalculatorContract {
    private static final LocalDate TODAY = LocalDate.ofInstant(NOON, ZoneOffset.UTC);
    private static final BuyerLocation GERMANY = BuyerLocation.in("DE", LocationSource.PAYER);
    private static final BuyerLocation UNTAXED = BuyerLocation.in("US", LocationSource.CUSTOMER);
    private static final TaxAddress PORTLAND = new TaxAddress("1000 SW Broadway", null, "Portland", "97205");
    private static final List<Money> SUBTOTALS =
            List.of(usd(1), usd(2), usd(3), eur(25_00), eur(33_33), jpy(101), money(12_340, "KWD"), eur(0));

    private final Scope scope = aScope();

    /** A calculator of a seller in Germany who has no registration in Oregon. */
    protected abstract TaxCalculator calculator();

    /** Whether it is a service: it keeps its calculations, and can need a complete address. */
    protected boolean isService() {
        return false;
    }

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
        TaxRequest request = request(eur(33_33), GERMANY);
        TaxBreakdown first = priceOf(calculator.assess(scope, request));

        TaxRequest next = new TaxRequest(usd(7), UNTAXED, PORTLAND, TODAY.plusDays(1));
        TaxBreakdown other = priceOf(calculator.assess(aScope(), next));

        assertThat(other).isEqualTo(TaxBreakdown.untaxed(usd(7), TaxReason.NOT_REGISTERED, UNTAXED));
        assertThat(priceOf(calculator.assess(scope, request))).isEqualTo(first);
        assertThat(priceOf(calculator().assess(scope, request))).isEqualTo(first);
    }

    @Test
    void an_estimate_is_the_price_that_is_sold_at() {
        TaxCalculator calculator = calculator();
        for (BuyerLocation buyer : List.of(GERMANY, UNTAXED, BuyerLocation.UNKNOWN)) {
            TaxRequest request = request(eur(100_00), buyer);
            TaxBreakdown estimate = calculator.estimate(scope, aPaymentId(), request);

            assertThat(priceOf(estimate)).isEqualTo(priceOf(calculator.assess(scope, request)));
        }
    }

    @Test
    void each_sale_has_a_calculation_of_its_own() {
        assumeTrue(isService(), "a table keeps no calculations");
        TaxCalculator calculator = calculator();
        TaxRequest request = request(eur(100_00), GERMANY);
        PaymentId link = aPaymentId();

        Set<String> references = new HashSet<>();
        for (int sale = 0; sale < 3; sale++) {
            calculator.estimate(scope, link, request);
            TaxCalculation calculation = calculator.assess(scope, request).calculation();
            assertThat(calculation).isNotNull();
            assertThat(calculation.isUsableAt(calculation.calculatedAt())).isTrue();
            references.add(calculation.reference());
        }
        assertThat(references).hasSize(3);
    }

    @Test
    void missing_parts_of_an_address_are_named() {
        assumeTrue(isService(), "a table knows countries and provinces only");
        TaxCalculator calculator = calculator();
        TaxRequest withoutAddress = TaxRequest.of(eur(100_00), UNTAXED, TODAY);

        assertThat(fieldsOf(() -> calculator.assess(scope, withoutAddress))).containsExactly("postalCode");
        assertThat(fieldsOf(() -> calculator.estimate(scope, aPaymentId(), withoutAddress)))
                .containsExactly("postalCode");
    }

    private static List<String> fieldsOf(ThrowingCallable call) {
        IncompleteAddressException incomplete = catchThrowableOfType(IncompleteAddressException.class, call);
        assertThat(incomplete).isNotNull();
        return incomplete.fields();
    }

    private TaxBreakdown assess(Money subtotal, BuyerLocation buyer) {
        return priceOf(calculator().assess(scope, request(subtotal, buyer)));
    }

    private static TaxRequest request(Money subtotal, BuyerLocation buyer) {
        return new TaxRequest(subtotal, buyer, buyer.equals(UNTAXED) ? PORTLAND : TaxAddress.UNKNOWN, TODAY);
    }

    /** Without the calculation, which is different each time. */
    private static TaxBreakdown priceOf(TaxBreakdown assessed) {
        return assessed.withCalculation(null);
    }
}
