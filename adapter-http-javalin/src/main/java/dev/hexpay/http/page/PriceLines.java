package dev.hexpay.http.page;

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

    static PriceLines of(TaxBreakdown price) {
        return new PriceLines(
                MoneyText.of(price.subtotal()),
                label(price),
                amount(price),
                MoneyText.of(price.total()),
                price.total().minor());
    }

    private static String label(TaxBreakdown price) {
        TaxRate rate = price.applied();
        if (rate == null) {
            return "Tax";
        }
        String place = Countries.name(rate.country());
        String where = rate.region() == null ? place : rate.region() + ", " + place;
        return rate.name() + " " + rate.rate().percent() + "% (" + where + ")";
    }

    private static String amount(TaxBreakdown price) {
        if (price.reason() != TaxReason.UNKNOWN_LOCATION) {
            return MoneyText.of(price.tax());
        }
        return price.source() == LocationSource.NOBODY ? "From your address" : "From your state or province";
    }
}
