package dev.hexpay.adapter.http.api.customer;

import dev.hexpay.domain.customer.AddressLine;
import dev.hexpay.domain.customer.CountryCode;
import dev.hexpay.domain.customer.PostalAddress;
import dev.hexpay.domain.customer.PostalCode;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** The address of a customer. */
record AddressRequest(
        @NotNull AddressLine line1,
        @Nullable AddressLine line2,
        @NotNull AddressLine city,
        @Nullable AddressLine state,
        @NotNull PostalCode postalCode,
        @NotNull CountryCode country,
        @Nullable AddressLine region) {
    PostalAddress toAddress() {
        return new PostalAddress(
                line1.value(),
                text(line2),
                city.value(),
                text(state),
                postalCode.value(),
                country.value(),
                text(region));
    }

    private static @Nullable String text(@Nullable AddressLine line) {
        return line == null ? null : line.value();
    }
}
