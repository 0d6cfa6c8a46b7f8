package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.domain.customer.PostalAddress;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The columns of an optional postal address. */
record AddressColumns(
        @Nullable String addressLine1,
        @Nullable String addressLine2,
        @Nullable String addressCity,
        @Nullable String addressState,
        @Nullable String addressPostalCode,
        @Nullable String addressCountry,
        @Nullable String addressRegion) {

    static AddressColumns from(@Nullable PostalAddress address) {
        return address == null
                ? new AddressColumns(null, null, null, null, null, null, null)
                : new AddressColumns(
                        address.line1(),
                        address.line2(),
                        address.city(),
                        address.state(),
                        address.postalCode(),
                        address.country(),
                        address.region());
    }

    @Nullable
    PostalAddress toAddress() {
        return addressCountry == null
                ? null
                : new PostalAddress(
                        Objects.requireNonNull(addressLine1, "address_line1"),
                        addressLine2,
                        Objects.requireNonNull(addressCity, "address_city"),
                        addressState,
                        Objects.requireNonNull(addressPostalCode, "address_postal_code"),
                        addressCountry,
                        addressRegion);
    }
}
