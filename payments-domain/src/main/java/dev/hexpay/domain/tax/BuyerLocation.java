package dev.hexpay.domain.tax;

import org.jspecify.annotations.Nullable;

/**
 * The location and tax id of a buyer, which determine the tax; also the evidence for a tax decision.
 *
 * @param source who stated the location
 * @param country ISO 3166-1 alpha-2; null while unknown
 * @param region the state or province as it was stated
 * @param taxId in a request, the tax id that the buyer gave; in a decision, the VAT id that caused the reverse charge,
 *     without separators, or null when there is no reverse charge
 */
public record BuyerLocation(
        LocationSource source,
        @Nullable String country,
        @Nullable String region,
        @Nullable String taxId) {
    /** No location is known. */
    public static final BuyerLocation UNKNOWN = new BuyerLocation(LocationSource.NONE, null, null, null);

    /** A buyer in this country, as stated by {@code source}. */
    public static BuyerLocation in(String country, LocationSource source) {
        return new BuyerLocation(source, country, null, null);
    }

    /** A copy with the tax id that decided the tax. */
    BuyerLocation withTaxId(@Nullable String decidingTaxId) {
        return new BuyerLocation(source, country, region, decidingTaxId);
    }
}
