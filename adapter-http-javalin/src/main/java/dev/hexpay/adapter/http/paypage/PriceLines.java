package dev.hexpay.adapter.http.paypage;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.hexpay.domain.tax.LocationSource;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.tax.TaxRate;
import dev.hexpay.domain.tax.TaxReason;

/**
 * A price as the page shows it, line by line.
 *
 * @param tax the amount, or the word for why there is none yet
 * @param totalMinor the total in minor units: what the page says back that the payer has seen
 */
public record PriceLines(String subtotal, String taxLabel, String tax, String total, long totalMinor) {

    private static final int LONG = 12;

    /** The price of something that is settled, or cannot be paid any more. */
    static PriceLines fixed(TaxBreakdown price) {
        return of(price, MoneyFormat.of(price.tax()));
    }

    /** The price of something that is still to be paid, where the tax may depend on what the payer enters. */
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

    /** Whether the total is too long for the largest letters. */
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
