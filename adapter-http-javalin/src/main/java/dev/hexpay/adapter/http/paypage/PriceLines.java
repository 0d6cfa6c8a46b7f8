package dev.hexpay.adapter.http.paypage;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.hexpay.domain.tax.LocationSource;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.tax.TaxRate;
import dev.hexpay.domain.tax.TaxReason;

/**
 * The lines of a price on the page.
 *
 * @param tax the tax amount, or the reason why it is not determined yet
 * @param totalMinor the total in minor units; the form returns it as the total that the payer saw
 */
public record PriceLines(String subtotal, String taxLabel, String tax, String total, long totalMinor) {

    private static final int LONG = 12;

    /** The price of a payment that is settled or no longer payable. */
    static PriceLines fixed(TaxBreakdown price) {
        return of(price, MoneyFormat.of(price.tax()));
    }

    /** The price of an open payment, whose tax may depend on the payer's location. */
    static PriceLines open(TaxBreakdown price) {
        if (price.reason() != TaxReason.UNKNOWN_LOCATION) {
            return fixed(price);
        }
        boolean isWithoutLocation = price.source() == LocationSource.NOBODY;
        return of(price, isWithoutLocation ? "Depends on your address" : "Depends on your province");
    }

    private static PriceLines of(TaxBreakdown price, String tax) {
        return new PriceLines(
                MoneyFormat.of(price.subtotal()),
                label(price),
                tax,
                MoneyFormat.of(price.total()),
                price.total().minor());
    }

    /** Whether the total is too long for the largest font size. */
    @JsonIgnore
    public boolean isLong() {
        return total.length() > LONG;
    }

    private static String label(TaxBreakdown price) {
        TaxRate rate = price.rate();
        if (rate == null) {
            return price.reason() == TaxReason.REVERSE_CHARGE ? "VAT (reverse charge)" : "Tax";
        }
        String place = Countries.name(rate.country());
        String where = rate.region() == null ? place : rate.region() + ", " + place;
        return rate.name() + " " + rate.rate().percent() + "% (" + where + ")";
    }
}
