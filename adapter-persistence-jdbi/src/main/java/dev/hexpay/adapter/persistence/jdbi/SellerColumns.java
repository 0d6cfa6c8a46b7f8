package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.TimeZoneName;
import dev.hexpay.domain.tenant.Seller;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The columns of the seller, as printed on the document; the lines of the address are JSON. */
record SellerColumns(
        // Null in rows of an older version.
        @Nullable String sellerName,
        @Nullable String sellerAddressLines,
        @Nullable String sellerCountry,
        @Nullable String sellerTaxId,
        @Nullable EmailAddress sellerEmail,
        // Null in rows of an older version, whose documents are dated in UTC.
        @Nullable TimeZoneName sellerTimeZone) {

    static SellerColumns from(Seller seller) {
        return new SellerColumns(
                seller.name(),
                Json.of(seller.addressLines()),
                seller.country(),
                seller.taxId(),
                seller.email(),
                seller.timeZone());
    }

    /** The stored time zone of a document; UTC when an older version wrote the row. */
    static TimeZoneName orUtc(@Nullable TimeZoneName stored) {
        return stored == null ? TimeZoneName.UTC : stored;
    }

    Seller toSeller() {
        return new Seller(
                Objects.requireNonNull(sellerName, "seller_name"),
                Json.lines(Objects.requireNonNull(sellerAddressLines, "seller_address_lines")),
                sellerCountry,
                sellerTaxId,
                sellerEmail,
                orUtc(sellerTimeZone));
    }
}
