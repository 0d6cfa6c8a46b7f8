package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.money.Rate;
import dev.hexpay.domain.tax.AppliedRate;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.tax.TaxCalculation;
import dev.hexpay.domain.tax.TaxRate;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of a price have no place for, stored as JSON: its rates when there are several, and the calculation of
 * a tax service.
 *
 * @param rates all rates; empty when there is one or none
 */
record TaxDetails(List<StoredRate> rates, @Nullable StoredCalculation calculation) {

    /** An applied rate; the amount is in minor units of the price's currency. */
    record StoredRate(String country, @Nullable String region, String name, int ratePpm, long taxAmount) {
        AppliedRate toRate(Currency currency) {
            return new AppliedRate(
                    new TaxRate(country, region, name, new Rate(ratePpm)), new Money(taxAmount, currency));
        }
    }

    /** A calculation, with the amounts of its price in minor units. */
    record StoredCalculation(
            String reference, Instant calculatedAt, Instant expiresAt, long subtotalAmount, long taxAmount) {
        boolean isOf(TaxBreakdown price) {
            return subtotalAmount == price.subtotal().minor()
                    && taxAmount == price.tax().minor();
        }
    }

    /** Null when the columns say all. */
    static @Nullable TaxDetails from(TaxBreakdown price) {
        TaxCalculation calculation = price.calculation();
        if (calculation == null && price.rates().size() < 2) {
            return null;
        }
        List<StoredRate> rates = price.rates().size() < 2
                ? List.of()
                : price.rates().stream().map(TaxDetails::stored).toList();
        StoredCalculation stored = calculation == null
                ? null
                : new StoredCalculation(
                        calculation.reference(),
                        calculation.calculatedAt(),
                        calculation.expiresAt(),
                        price.subtotal().minor(),
                        price.tax().minor());
        return new TaxDetails(rates, stored);
    }

    private static StoredRate stored(AppliedRate each) {
        TaxRate rate = each.rate();
        return new StoredRate(
                rate.country(),
                rate.region(),
                rate.name(),
                rate.rate().partsPerMillion(),
                each.tax().minor());
    }

    /**
     * The price of the columns with these details. A server of the previous version changes the columns only; then the
     * details belong to an earlier price and do not apply.
     */
    TaxBreakdown addTo(TaxBreakdown columns) {
        TaxBreakdown price = withRates(columns);
        return calculation == null || !calculation.isOf(price)
                ? price
                : price.withCalculation(new TaxCalculation(
                        calculation.reference(), calculation.calculatedAt(), calculation.expiresAt()));
    }

    private TaxBreakdown withRates(TaxBreakdown columns) {
        List<AppliedRate> all =
                rates.stream().map(rate -> rate.toRate(columns.currency())).toList();
        long tax = rates.stream().mapToLong(StoredRate::taxAmount).sum();
        if (all.isEmpty() || tax != columns.tax().minor()) {
            return columns;
        }
        TaxBreakdown detailed =
                new TaxBreakdown(columns.subtotal(), columns.tax(), columns.reason(), columns.evidence(), all, null);
        return Objects.equals(detailed.rate(), columns.rate()) ? detailed : columns;
    }
}
