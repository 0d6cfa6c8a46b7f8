package dev.hexpay.application.usecase.event.payload;

import dev.hexpay.application.event.EventPayload;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.Customer.Profile;
import dev.hexpay.domain.customer.ExternalId;
import dev.hexpay.domain.customer.FullName;
import dev.hexpay.domain.customer.TaxDocument;
import dev.hexpay.domain.text.Metadata;

/** The payload of {@code customer.created} and {@code customer.updated}. */
final class CustomerPayload {
    private CustomerPayload() {}

    static EventPayload of(Customer customer) {
        Profile profile = customer.profile();
        ExternalId externalId = profile.externalId();
        FullName fullName = profile.fullName();
        TaxDocument taxDocument = profile.taxDocument();
        Metadata metadata = profile.metadata();
        return new EventPayload.Customer(
                customer.id().value(),
                externalId == null ? null : externalId.value(),
                fullName == null ? null : fullName.value(),
                profile.email().value(),
                taxDocument == null ? null : taxDocument.value(),
                null,
                profile.timezone().value(),
                metadata == null ? null : metadata.entries(),
                customer.createdAt(),
                customer.updatedAt());
    }
}
