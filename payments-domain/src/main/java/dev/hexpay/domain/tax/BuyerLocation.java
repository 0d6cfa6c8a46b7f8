package dev.hexpay.domain.tax;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a buyer that decides their tax, and what a decision rested on.
 *
 * @param source who said where the buyer is
 * @param country ISO 3166-1 alpha-2; null while unknown
 * @param region the state or province as it was given
 * @param taxId in a question what the buyer gave; in a decision the VAT id that made the reverse charge, in its written
 *     form without separators, and null where none did
 */
public record BuyerLocation(
        LocationSource source,
        @Nullable String country,
        @Nullable String region,
        @Nullable String taxId) {
    /** Nobody has said anything. */
    public static final BuyerLocation UNKNOWN = new BuyerLocation(LocationSource.NOBODY, null, null, null);

    /** A buyer in this country, as {@code source} has said. */
    public static BuyerLocation in(String country, LocationSource source) {
        return new BuyerLocation(source, country, null, null);
    }

    /** The same buyer, with this tax id as the one that counts. */
    BuyerLocation withTaxId(@Nullable String decidingTaxId) {
        return new BuyerLocation(source, country, region, decidingTaxId);
    }
}
