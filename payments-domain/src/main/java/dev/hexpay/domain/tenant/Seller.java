package dev.hexpay.domain.tenant;

import dev.hexpay.domain.customer.EmailAddress;
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
 */
public record Seller(
        String name,
        List<String> addressLines,
        @Nullable String country,
        @Nullable String taxId,
        @Nullable EmailAddress email) {
    public Seller {
        addressLines = List.copyOf(addressLines);
    }

    /** A seller of whom only the name is known. */
    public static Seller named(String name) {
        return new Seller(name, List.of(), null, null, null);
    }
}
