package dev.hexpay.domain.tenant;

import dev.hexpay.domain.customer.EmailAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who sells, as invoices print it.
 *
 * @param name the legal name
 * @param addressLines street, city and what else belongs to a postal address, without the country
 * @param country ISO 3166-1 alpha-2, upper case; null where the operator has not said
 * @param taxId the seller's own tax id, for example a VAT id
 * @param email where a buyer can write to
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

    /** Somebody of whom only the name is known. */
    public static Seller named(String name) {
        return new Seller(name, List.of(), null, null, null);
    }
}
