package dev.hexpay.domain.tax;

import dev.hexpay.domain.customer.PostalAddress;
import org.jspecify.annotations.Nullable;

/**
 * A buyer's address within the country and region, as far as known. It decides the tax where towns have rates of their own.
 *
 * @param line1 street and number
 * @param line2 second address line
 * @param city city or town
 * @param postalCode postal code
 */
public record TaxAddress(
        @Nullable String line1,
        @Nullable String line2,
        @Nullable String city,
        @Nullable String postalCode) {
    /** Nothing is known. */
    public static final TaxAddress UNKNOWN = new TaxAddress(null, null, null, null);

    /** These parts of a complete address. */
    public static TaxAddress of(PostalAddress address) {
        return new TaxAddress(address.line1(), address.line2(), address.city(), address.postalCode());
    }
}
