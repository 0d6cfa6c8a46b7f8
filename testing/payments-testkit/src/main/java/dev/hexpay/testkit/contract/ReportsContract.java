package dev.hexpay.testkit.contract;

import static dev.hexpay.testkit.Builders.DECLINED;
import static dev.hexpay.testkit.Builders.eur;
import static dev.hexpay.testkit.Builders.jpy;
import static dev.hexpay.testkit.Builders.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.port.out.Reports;
import dev.hexpay.application.report.CurrencyTotals;
import dev.hexpay.application.report.DailyAttempts;
import dev.hexpay.application.report.DailyNet;
import dev.hexpay.application.report.DeclineCount;
import dev.hexpay.application.report.Period;
import dev.hexpay.application.report.TaxLine;
import dev.hexpay.domain.customer.TimeZoneName;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.money.MoneySum;
import dev.hexpay.domain.money.Rate;
import dev.hexpay.domain.payment.Failure;
import dev.hexpay.domain.tax.AppliedRate;
import dev.hexpay.domain.tax.BuyerLocation;
import dev.hexpay.domain.tax.LocationSource;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.tax.TaxRate;
import dev.hexpay.domain.tax.TaxReason;
import dev.hexpay.domain.tenant.Scope;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What {@link Reports} guarantees of sums over a period. */
public abstract class ReportsContract extends StoreContract {
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Currency JPY = Currency.getInstance("JPY");
    private static final Currency KRW = Currency.getInstance("KRW");
    private static final Currency USD = Currency.getInstance("USD");
    private static final Instant FROM = Instant.parse("2026-03-31T00:00:00Z");
    private static final Instant APRIL = Instant.parse("2026-04-01T00:00:00Z");
    private static final Instant SECOND_OF_APRIL = Instant.parse("2026-04-02T10:00:00Z");
    private static final Instant TO = Instant.parse("2026-04-03T00:00:00Z");
    private static final Instant BEFORE = FROM.minusMillis(1);
    private static final Instant LAST = TO.minusMillis(1);
    private static final Period PERIOD = new Period(FROM, TO);
    private static final LocalDate MARCH_31 = LocalDate.parse("2026-03-31");
    private static final LocalDate APRIL_1 = LocalDate.parse("2026-04-01");
    private static final LocalDate APRIL_2 = LocalDate.parse("2026-04-02");
    private static final LocalDate IN_MARCH = LocalDate.parse("2026-03-01");
    private static final LocalDate IN_APRIL = APRIL_1;
    private static final Failure WITHOUT_FUNDS = new Failure("card_declined", "insufficient_funds", "Declined.");
    private static final Failure UNREASONED = new Failure("processing_error", null, "Declined.");
    private static final TaxRate FEDERAL = new TaxRate("CA", null, "GST", Rate.ofPercent("5"));
    private static final TaxRate QUEBEC = new TaxRate("CA", "QC", "QST", Rate.ofPercent("9.975"));

    /** Payments around the period in three currencies, and the same again in the other scopes at ten times the price. */
    private ReportScenario happen() {
        for (Scope otherScope : otherScopes) {
            inUnit(() -> happen(new ReportScenario(store, otherScope), 10));
        }
        ReportScenario scenario = new ReportScenario(store, scope);
        inUnit(() -> happen(scenario, 1));
        return scenario;
    }

    private static void happen(ReportScenario scenario, long factor) {
        Invoice paidBefore = scenario.paid(BEFORE, TaxBreakdown.undetermined(usd(1_000_00 * factor)));
        Invoice first = scenario.paid(FROM, inGermany(100_00 * factor));
        scenario.paid(APRIL.minusMillis(1), inGermany(50_00 * factor));
        Invoice onTheFirst = scenario.paid(APRIL, TaxBreakdown.undetermined(usd(20_00 * factor)));
        scenario.paid(LAST, inFrance(30_00 * factor));
        scenario.paid(TO, inGermany(7_00 * factor));
        scenario.paid(
                FROM.minus(Duration.ofDays(1)),
                APRIL.plusSeconds(43_200),
                TaxBreakdown.undetermined(usd(5_00 * factor)));
        Invoice inYen = scenario.paid(FROM.minus(Duration.ofDays(10)), TaxBreakdown.undetermined(jpy(3_000 * factor)));

        scenario.refunded(APRIL.plusSeconds(21_600), first, 10_00 * factor, 1_90 * factor);
        scenario.refunded(APRIL, inYen, 1_000 * factor, 0);
        scenario.refunded(SECOND_OF_APRIL, onTheFirst, 4_00 * factor, 0);
        scenario.refunded(TO, onTheFirst, 5_00 * factor, 0);
        // Refunded before the period; the bank rejects the money within it.
        scenario.failedLate(FROM.plusSeconds(3_600), scenario.refunded(BEFORE, paidBefore, 100_00 * factor, 0));

        scenario.declined(BEFORE, usd(1_00), DECLINED);
        scenario.declined(FROM, usd(1_00), DECLINED);
        scenario.declined(APRIL, eur(1_00), WITHOUT_FUNDS);
        scenario.declined(APRIL, usd(1_00), UNREASONED);
        scenario.declined(LAST, usd(1_00), DECLINED);
        scenario.declined(TO, eur(1_00), WITHOUT_FUNDS);
        scenario.pending(APRIL, usd(1_00));
    }

    private static CurrencyTotals totals(Money gross, Money refunded, long succeeded, long failed) {
        return new CurrencyTotals(MoneySum.of(gross), MoneySum.of(refunded), succeeded, failed);
    }

    private static TaxBreakdown inGermany(long cents) {
        TaxRate rate = new TaxRate("DE", null, "MwSt.", Rate.ofPercent("19"));
        return TaxBreakdown.taxed(eur(cents), rate, BuyerLocation.in("DE", LocationSource.PAYER));
    }

    private static TaxBreakdown inFrance(long cents) {
        return TaxBreakdown.untaxed(
                eur(cents),
                TaxReason.REVERSE_CHARGE,
                new BuyerLocation(LocationSource.PAYER, "FR", null, "FR40303265045"));
    }

    @Test
    void totals_add_up_what_was_received_refunded_and_declined() {
        ReportScenario scenario = happen();
        Money largest = new Money(Money.MAX_MINOR, KRW);
        inUnit(() -> {
            scenario.paid(APRIL, TaxBreakdown.undetermined(largest));
            scenario.paid(APRIL, TaxBreakdown.undetermined(largest));
        });
        assertThat(store.reports().totals(scope, PERIOD))
                .containsExactly(
                        totals(usd(20_00 + 5_00), usd(4_00 - 100_00), 2, 3),
                        totals(eur(119_00 + 59_50 + 30_00), eur(11_90), 3, 1),
                        new CurrencyTotals(new MoneySum(2 * Money.MAX_MINOR, KRW), MoneySum.zero(KRW), 2, 0),
                        totals(jpy(0), jpy(1_000), 0, 0));
    }

    @Test
    void the_net_of_a_day_is_what_was_received_less_what_was_refunded() {
        happen();
        assertThat(store.reports().netPerDay(scope, PERIOD))
                .containsExactly(
                        new DailyNet(MARCH_31, EUR, 119_00 + 59_50),
                        new DailyNet(MARCH_31, USD, 100_00),
                        new DailyNet(APRIL_1, EUR, -11_90),
                        new DailyNet(APRIL_1, JPY, -1_000),
                        new DailyNet(APRIL_1, USD, 20_00 + 5_00),
                        new DailyNet(APRIL_2, EUR, 30_00),
                        new DailyNet(APRIL_2, USD, -4_00));
    }

    @Test
    void attempts_count_on_the_day_on_which_they_began() {
        happen();
        assertThat(store.reports().attemptsPerDay(scope, PERIOD))
                .containsExactly(
                        new DailyAttempts(MARCH_31, 2, 1),
                        new DailyAttempts(APRIL_1, 1, 2),
                        new DailyAttempts(APRIL_2, 1, 1));
    }

    @Test
    void declines_are_counted_by_their_reason() {
        happen();
        assertThat(store.reports().declines(scope, PERIOD))
                .containsExactly(
                        new DeclineCount("card_declined", "generic_decline", 2),
                        new DeclineCount("card_declined", "insufficient_funds", 1),
                        new DeclineCount("processing_error", null, 1));
    }

    @Test
    void the_most_frequent_declines_are_listed() {
        ReportScenario scenario = new ReportScenario(store, scope);
        inUnit(() -> {
            for (int reason = 1; reason <= Reports.MAX_DECLINES + 1; reason++) {
                for (int count = 0; count < reason; count++) {
                    scenario.declined(APRIL, usd(1_00), new Failure("card_declined", "code_" + reason, "Declined."));
                }
            }
        });
        List<DeclineCount> declines = store.reports().declines(scope, PERIOD);
        assertThat(declines)
                .hasSize(Reports.MAX_DECLINES)
                .doesNotContain(new DeclineCount("card_declined", "code_1", 1));
        assertThat(declines.get(0)).isEqualTo(new DeclineCount("card_declined", "code_21", 21));
        assertThat(declines.get(19)).isEqualTo(new DeclineCount("card_declined", "code_2", 2));
    }

    @Test
    void the_tax_of_documents_adds_up_by_month_and_rate() {
        happen();
        assertThat(store.reports().tax(scope, PERIOD))
                .containsExactly(
                        new TaxLine(IN_MARCH, "DE", null, 190_000, "standard", EUR, 2, 150_00, 19_00 + 9_50),
                        new TaxLine(IN_MARCH, null, null, null, "unknown_location", USD, 1, 100_00, 0),
                        new TaxLine(IN_APRIL, "DE", null, 190_000, "standard", EUR, 1, -10_00, -1_90),
                        new TaxLine(IN_APRIL, "FR", null, null, "reverse_charge", EUR, 1, 30_00, 0),
                        new TaxLine(IN_APRIL, null, null, null, "unknown_location", JPY, 1, -1_000, 0),
                        new TaxLine(IN_APRIL, null, null, null, "unknown_location", USD, 3, 20_00 + 5_00 - 4_00, 0));
    }

    @Test
    void tax_is_reported_by_the_date_in_the_time_zone_of_the_document() {
        inUnit(() -> {
            ReportScenario scenario = new ReportScenario(store, scope).inTimeZone(new TimeZoneName("Europe/Berlin"));
            scenario.paid(Instant.parse("2026-03-30T21:59:59.999Z"), inGermany(1_00));
            Invoice first = scenario.paid(Instant.parse("2026-03-30T22:00:00Z"), inGermany(2_00));
            scenario.paid(Instant.parse("2026-03-31T22:00:00Z"), inGermany(4_00));
            scenario.paid(Instant.parse("2026-04-02T21:59:59.999Z"), inGermany(8_00));
            scenario.paid(Instant.parse("2026-04-02T22:00:00Z"), inGermany(16_00));
            scenario.refunded(Instant.parse("2026-03-31T23:00:00Z"), first, 1_00, 19);
            scenario.inTimeZone(new TimeZoneName("America/New_York"));
            scenario.paid(Instant.parse("2026-03-31T03:59:59.999Z"), inFrance(32_00));
            scenario.paid(Instant.parse("2026-04-01T03:59:59.999Z"), inFrance(64_00));
            scenario.paid(Instant.parse("2026-04-03T03:59:59.999Z"), inFrance(128_00));
            scenario.paid(Instant.parse("2026-04-03T04:00:00Z"), inFrance(256_00));
        });
        assertThat(store.reports().tax(scope, PERIOD))
                .containsExactly(
                        new TaxLine(IN_MARCH, "DE", null, 190_000, "standard", EUR, 1, 2_00, 38),
                        new TaxLine(IN_MARCH, "FR", null, null, "reverse_charge", EUR, 1, 64_00, 0),
                        new TaxLine(IN_APRIL, "DE", null, 190_000, "standard", EUR, 3, 12_00 - 1_00, 2_28 - 19),
                        new TaxLine(IN_APRIL, "FR", null, null, "reverse_charge", EUR, 1, 128_00, 0));
    }

    @Test
    void the_tax_of_each_region_is_reported_apart() {
        TaxRate california = new TaxRate("US", "CA", "Sales tax", Rate.ofPercent("7"));
        TaxRate indiana = new TaxRate("US", "IN", "Sales tax", Rate.ofPercent("7"));
        inUnit(() -> {
            ReportScenario scenario = new ReportScenario(store, scope);
            scenario.paid(APRIL, inAmerica(100_00, california));
            scenario.paid(APRIL, inAmerica(20_00, indiana));
            scenario.paid(LAST, inAmerica(3_00, california));
            scenario.paid(LAST, untaxedIn("OR", usd(40_00)));
            scenario.paid(LAST, untaxedIn(null, usd(5_00)));
        });
        assertThat(store.reports().tax(scope, PERIOD))
                .containsExactly(
                        new TaxLine(IN_APRIL, "US", "CA", 70_000, "standard", USD, 2, 103_00, 7_21),
                        new TaxLine(IN_APRIL, "US", "IN", 70_000, "standard", USD, 1, 20_00, 1_40),
                        new TaxLine(IN_APRIL, "US", "OR", null, "not_registered", USD, 1, 40_00, 0),
                        new TaxLine(IN_APRIL, "US", null, null, "not_registered", USD, 1, 5_00, 0));
    }

    private static TaxBreakdown inAmerica(long cents, TaxRate rate) {
        return TaxBreakdown.taxed(usd(cents), rate, new BuyerLocation(LocationSource.PAYER, "US", rate.region(), null));
    }

    private static TaxBreakdown untaxedIn(@Nullable String region, Money subtotal) {
        return TaxBreakdown.untaxed(
                subtotal, TaxReason.NOT_REGISTERED, new BuyerLocation(LocationSource.PAYER, "US", region, null));
    }

    @Test
    void several_rates_of_a_price_are_reported_as_their_sum() {
        Money subtotal = new Money(25_00, Currency.getInstance("CAD"));
        Money federal = new Money(1_25, subtotal.currency());
        Money quebec = new Money(2_49, subtotal.currency());
        TaxBreakdown price = TaxBreakdown.taxed(
                subtotal,
                List.of(new AppliedRate(FEDERAL, federal), new AppliedRate(QUEBEC, quebec)),
                BuyerLocation.in("CA", LocationSource.PAYER));
        inUnit(() -> new ReportScenario(store, scope).paid(APRIL, price));
        assertThat(store.reports().tax(scope, PERIOD))
                .containsExactly(
                        new TaxLine(IN_APRIL, "CA", "QC", 149_750, "standard", subtotal.currency(), 1, 25_00, 3_74));
    }

    @Test
    void a_period_without_rows_has_empty_reports() {
        happen();
        Period empty = new Period(TO.plusSeconds(1), TO.plusSeconds(100));
        assertThat(store.reports().totals(scope, empty)).isEmpty();
        assertThat(store.reports().netPerDay(scope, empty)).isEmpty();
        assertThat(store.reports().attemptsPerDay(scope, empty)).isEmpty();
        assertThat(store.reports().declines(scope, empty)).isEmpty();
        assertThat(store.reports().tax(scope, empty)).isEmpty();
    }
}
