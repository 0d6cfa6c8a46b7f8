package dev.hexpay.adapter.http.api.customer;

import dev.hexpay.adapter.http.api.bind.Patch;
import dev.hexpay.domain.customer.Customer.Profile;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.ExternalId;
import dev.hexpay.domain.customer.FullName;
import dev.hexpay.domain.customer.TaxDocument;
import dev.hexpay.domain.customer.TimeZoneName;
import dev.hexpay.domain.text.Metadata;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Null;

/** The request to update a customer: null removes a value, address and metadata are replaced as a whole. */
record UpdateCustomerRequest(
        Patch<@NotNull(message = "must not be null") EmailAddress> email,
        Patch<ExternalId> externalId,
        Patch<FullName> fullName,
        Patch<TaxDocument> taxDocument,
        Patch<TimeZoneName> timezone,
        Patch<@Valid AddressRequest> address,
        Patch<@Null(message = "is not offered: send address") String> addressId,
        Patch<Metadata> metadata) {
    Profile applyTo(Profile current) {
        return new Profile(
                email.orElse(current.email()),
                externalId.over(current.externalId()),
                fullName.over(current.fullName()),
                taxDocument.over(current.taxDocument()),
                timezone.isNull() ? TimeZoneName.UTC : timezone.orElse(current.timezone()),
                address.map(AddressRequest::toAddress).over(current.address()),
                metadata.over(current.metadata()));
    }
}
