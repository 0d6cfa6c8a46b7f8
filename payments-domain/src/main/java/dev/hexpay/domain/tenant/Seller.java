package dev.hexpay.domain.tenant;

import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.TimeZoneName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The seller as printed on invoices.
 *
 * @param name the legal name
 * @param addressLines street, city and the other lines of the postal address, without the country
 * @param country ISO 3166-1 alpha-2, upper case; null when it is not configured
 * @param taxId the seller's tax id, for example a VAT id
 * @param email contact address for buyers
 * @param timeZone where the seller's days begin: sales are dated and taxed by them
 */
public record Seller(
        String name,
        List<String> addressLines,
        @Nullable String country,
        @Nullable String taxId,
        @Nullable EmailAddress email,
        TimeZoneName timeZone) {
    public Seller {
        addressLines = List.copyOf(addressLines);
    }

    /** A seller in the time zone of the country; in UTC when the country has several or is not configured. */
    public Seller(
            String name,
            List<String> addressLines,
            @Nullable String country,
            @Nullable String taxId,
            @Nullable EmailAddress email) {
        this(name, addressLines, country, taxId, email, timeZoneOf(country));
    }

    /** A seller of whom only the name is known, in UTC. */
    public static Seller named(String name) {
        return new Seller(name, List.of(), null, null, null);
    }

    /** The same seller in another time zone. */
    public Seller withTimeZone(TimeZoneName other) {
        return new Seller(name, addressLines, country, taxId, email, other);
    }

    private static TimeZoneName timeZoneOf(@Nullable String country) {
        return country == null
                ? TimeZoneName.UTC
                : CountryTimeZones.ofCountry(country).orElse(TimeZoneName.UTC);
    }
}
