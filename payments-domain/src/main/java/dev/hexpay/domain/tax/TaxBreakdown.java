package dev.hexpay.domain.tax;

import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.money.Rate;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A price: subtotal, tax and the evidence for the tax.
 *
 * @param subtotal the amount before tax
 * @param tax the tax to add, in the same currency
 * @param reason why the tax applies or does not
 * @param evidence location and tax id on which the decision is based
 * @param rates the applied rates, each with its tax; they add up to {@code tax}. Empty when none was applied
 * @param calculation the calculation of a tax service; null when a table decided
 */
public record TaxBreakdown(
        Money subtotal,
        Money tax,
        TaxReason reason,
        BuyerLocation evidence,
        List<AppliedRate> rates,
        @Nullable TaxCalculation calculation) {
    public TaxBreakdown {
        subtotal.plus(tax);
        rates = List.copyOf(rates);
        if (!rates.isEmpty() && !sum(rates, tax.currency()).equals(tax)) {
            throw new IllegalArgumentException("the taxes of the rates do not add up to " + tax);
        }
    }

    /** A price without tax, because the buyer's location is not known. */
    public static TaxBreakdown undetermined(Money subtotal) {
        return untaxed(subtotal, TaxReason.UNKNOWN_LOCATION, BuyerLocation.UNKNOWN);
    }

    /** A price without tax, for this reason. */
    public static TaxBreakdown untaxed(Money subtotal, TaxReason reason, BuyerLocation evidence) {
        return new TaxBreakdown(subtotal, Money.zero(subtotal.currency()), reason, evidence, List.of(), null);
    }

    /** A price taxed at this rate, rounded half up once; a rate of zero is an exemption. */
    public static TaxBreakdown taxed(Money subtotal, TaxRate rate, BuyerLocation evidence) {
        return taxed(subtotal, List.of(new AppliedRate(rate, subtotal.at(rate.rate()))), evidence);
    }

    /** A price taxed at these rates, at least one; with rates of zero only, it is an exemption. */
    public static TaxBreakdown taxed(Money subtotal, List<AppliedRate> rates, BuyerLocation evidence) {
        Money tax = sum(rates, subtotal.currency());
        boolean isExempt = tax.minor() == 0
                && rates.stream().allMatch(each -> each.rate().rate().isZero());
        TaxReason reason = isExempt ? TaxReason.EXEMPT : TaxReason.STANDARD;
        return new TaxBreakdown(subtotal, tax, reason, evidence, rates, null);
    }

    /** The same price, calculated by a tax service. */
    public TaxBreakdown withCalculation(@Nullable TaxCalculation calculatedBy) {
        return new TaxBreakdown(subtotal, tax, reason, evidence, rates, calculatedBy);
    }

    /** The rates as one: their sum, with all names, at the location of the most precise. Null when none was applied. */
    public @Nullable TaxRate rate() {
        if (rates.size() < 2) {
            return rates.isEmpty() ? null : rates.get(0).rate();
        }
        List<TaxRate> all = rates.stream().map(AppliedRate::rate).toList();
        String region = all.stream()
                .map(TaxRate::region)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        String name = all.stream().map(TaxRate::name).distinct().collect(Collectors.joining(" + "));
        int partsPerMillion =
                all.stream().mapToInt(each -> each.rate().partsPerMillion()).sum();
        return new TaxRate(all.get(0).country(), region, name, new Rate(partsPerMillion));
    }

    /** Who stated the buyer's location. */
    public LocationSource source() {
        return evidence.source();
    }

    /** A portion of this price, with the same evidence; each rate has its portion of the tax. */
    public TaxBreakdown portion(Money subtotalPortion, Money taxPortion) {
        List<AppliedRate> portions = new ArrayList<>();
        long taxSoFar = 0;
        long portionSoFar = 0;
        for (int i = 0; i < rates.size(); i++) {
            AppliedRate each = rates.get(i);
            taxSoFar += each.tax().minor();
            boolean isLast = i == rates.size() - 1;
            long next = isLast ? taxPortion.minor() : portionOf(taxSoFar, taxPortion);
            portions.add(new AppliedRate(each.rate(), new Money(next - portionSoFar, taxPortion.currency())));
            portionSoFar = next;
        }
        return new TaxBreakdown(subtotalPortion, taxPortion, reason, evidence, portions, calculation);
    }

    private long portionOf(long partOfTax, Money taxPortion) {
        return tax.minor() == 0
                ? 0
                : BigInteger.valueOf(partOfTax)
                        .multiply(BigInteger.valueOf(taxPortion.minor()))
                        .divide(BigInteger.valueOf(tax.minor()))
                        .longValueExact();
    }

    /** The amount that the payer pays: subtotal plus tax. */
    public Money total() {
        return subtotal.plus(tax);
    }

    /** The currency of subtotal, tax and total. */
    public Currency currency() {
        return subtotal.currency();
    }

    private static Money sum(List<AppliedRate> rates, Currency currency) {
        return rates.stream().map(AppliedRate::tax).reduce(Money.zero(currency), Money::plus);
    }
}
