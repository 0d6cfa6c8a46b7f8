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
 * @param source who said where the buyer is
 * @param applied the rate that was applied; null where none was
 */
public record TaxBreakdown(
        Money subtotal,
        Money tax,
        TaxReason reason,
        LocationSource source,
        @Nullable TaxRate applied) {
    public TaxBreakdown {
        subtotal.plus(tax);
    }

    /** The price while nobody has said where the buyer is. */
    public static TaxBreakdown unknown(Money subtotal) {
        return untaxed(subtotal, TaxReason.UNKNOWN_LOCATION, LocationSource.NOBODY);
    }

    /** No tax, for this reason. */
    public static TaxBreakdown untaxed(Money subtotal, TaxReason reason, LocationSource source) {
        return new TaxBreakdown(subtotal, Money.zero(subtotal.currency()), reason, source, null);
    }

    /** The tax at this rate, rounded half up once. */
    public static TaxBreakdown standard(Money subtotal, TaxRate rate, LocationSource source) {
        return new TaxBreakdown(subtotal, subtotal.at(rate.rate()), TaxReason.STANDARD, source, rate);
    }

    /** A part of this price, with the same evidence. */
    public TaxBreakdown part(Money partOfSubtotal, Money partOfTax) {
        return new TaxBreakdown(partOfSubtotal, partOfTax, reason, source, applied);
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
