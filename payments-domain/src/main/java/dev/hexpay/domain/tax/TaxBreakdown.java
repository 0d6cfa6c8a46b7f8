package dev.hexpay.domain.tax;

import dev.hexpay.domain.money.Money;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * A price with its tax on top, and the evidence for it.
 *
 * @param subtotal what the merchant asks for
 * @param tax what is added, in the same currency
 * @param reason why the tax is what it is
 * @param evidence what the decision rested on
 * @param rate the rate that was applied; null where none was
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

    /** The price while nobody has said where the buyer is. */
    public static TaxBreakdown undetermined(Money subtotal) {
        return untaxed(subtotal, TaxReason.UNKNOWN_LOCATION, BuyerLocation.UNKNOWN);
    }

    /** No tax, for this reason. */
    public static TaxBreakdown untaxed(Money subtotal, TaxReason reason, BuyerLocation evidence) {
        return new TaxBreakdown(subtotal, Money.zero(subtotal.currency()), reason, evidence, null);
    }

    /** The tax at this rate, rounded half up once; a rate of zero is an exemption. */
    public static TaxBreakdown taxed(Money subtotal, TaxRate rate, BuyerLocation evidence) {
        TaxReason reason = rate.rate().isZero() ? TaxReason.EXEMPT : TaxReason.STANDARD;
        return new TaxBreakdown(subtotal, subtotal.at(rate.rate()), reason, evidence, rate);
    }

    /** Who said where the buyer is. */
    public LocationSource source() {
        return evidence.source();
    }

    /** A part of this price, with the same evidence. */
    public TaxBreakdown portion(Money subtotalPortion, Money taxPortion) {
        return new TaxBreakdown(subtotalPortion, taxPortion, reason, evidence, rate);
    }

    /** What the payer pays: subtotal and tax. */
    public Money total() {
        return subtotal.plus(tax);
    }

    /** The currency of all three amounts. */
    public Currency currency() {
        return subtotal.currency();
    }
}
