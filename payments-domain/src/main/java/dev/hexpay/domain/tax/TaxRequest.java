package dev.hexpay.domain.tax;

import dev.hexpay.domain.money.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The input of a tax decision: what is sold, to whom and when.
 *
 * @param subtotal the price before tax
 * @param buyer location and tax id of the buyer, as far as known
 * @param address the rest of the buyer's address
 * @param date the day of the sale in the time zone of the seller
 */
public record TaxRequest(Money subtotal, BuyerLocation buyer, TaxAddress address, LocalDate date) {
    /** A buyer of whom no more than the location is known. */
    public static TaxRequest of(Money subtotal, BuyerLocation buyer, LocalDate date) {
        return new TaxRequest(subtotal, buyer, TaxAddress.UNKNOWN, date);
    }

    /** The code of the buyer's state or province: the text in upper case when the name is unknown; null if not stated. */
    public @Nullable String regionCode() {
        String country = buyer.country();
        String region = buyer.region();
        return country == null || region == null ? null : Provinces.codeOf(country, region);
    }
}
