package dev.hexpay.adapter.http.api.customer;

import dev.hexpay.domain.customer.Customer.Profile;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.ExternalId;
import dev.hexpay.domain.customer.FullName;
import dev.hexpay.domain.customer.TaxDocument;
import dev.hexpay.domain.customer.TimeZoneName;
import dev.hexpay.domain.text.Metadata;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Null;
import org.jspecify.annotations.Nullable;

/** The request to create a customer; {@code id} is an alias of {@code externalId}. */
record CustomerRequest(
        @NotNull EmailAddress email,
        @Nullable ExternalId id,
        @Nullable ExternalId externalId,
        @Nullable FullName fullName,
        @Nullable TaxDocument taxDocument,
        @Nullable TimeZoneName timezone,
        @Valid @Nullable AddressRequest address,

        @Null(message = "is not offered: send address") @Nullable
        String addressId,

        @Nullable Metadata metadata) {

    @AssertTrue(message = "must be the same as id, or left out")
    boolean isExternalIdConsistent() {
        return id == null || externalId == null || id.equals(externalId);
    }

    /** The external id, under either of its names; null when there is none. */
    @Nullable
    ExternalId effectiveExternalId() {
        return id == null ? externalId : id;
    }

    Profile toProfile() {
        return new Profile(
                email,
                effectiveExternalId(),
                fullName,
                taxDocument,
                timezone == null ? TimeZoneName.UTC : timezone,
                address == null ? null : address.toAddress(),
                metadata);
    }
}
