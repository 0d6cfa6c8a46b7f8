package dev.hexpay.domain.tax;

import dev.hexpay.domain.money.Money;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * A price: subtotal, tax and the evidence for the tax.
 *
 * @param subtotal the amount before tax
 * @param tax the tax to add, in the same currency
 * @param reason why the tax applies or does not
 * @param evidence location and tax id on which the decision is based
 * @param rate the applied rate; null when none was applied
 */
public record TaxBreakdown(
        Money subtotal,
        Money tax,
        TaxReason reason,
        BuyerLocation evidence,
        @Nullable TaxRate rate) {
    public TaxBreakdown {
        subtotal.plus(tax);
    }

    /** A price without tax, because the buyer's location is not known. */
    public static TaxBreakdown undetermined(Money subtotal) {
        return untaxed(subtotal, TaxReason.UNKNOWN_LOCATION, BuyerLocation.UNKNOWN);
    }

    /** A price without tax, for this reason. */
    public static TaxBreakdown untaxed(Money subtotal, TaxReason reason, BuyerLocation evidence) {
        return new TaxBreakdown(subtotal, Money.zero(subtotal.currency()), reason, evidence, null);
    }

    /** A price taxed at this rate, rounded half up once; a rate of zero is an exemption. */
    public static TaxBreakdown taxed(Money subtotal, TaxRate rate, BuyerLocation evidence) {
        TaxReason reason = rate.rate().isZero() ? TaxReason.EXEMPT : TaxReason.STANDARD;
        return new TaxBreakdown(subtotal, subtotal.at(rate.rate()), reason, evidence, rate);
    }

    /** Who stated the buyer's location. */
    public LocationSource source() {
        return evidence.source();
    }

    /** A portion of this price, with the same evidence. */
    public TaxBreakdown portion(Money subtotalPortion, Money taxPortion) {
        return new TaxBreakdown(subtotalPortion, taxPortion, reason, evidence, rate);
    }

    /** The amount that the payer pays: subtotal plus tax. */
    public Money total() {
        return subtotal.plus(tax);
    }

    /** The currency of subtotal, tax and total. */
    public Currency currency() {
        return subtotal.currency();
    }
}
