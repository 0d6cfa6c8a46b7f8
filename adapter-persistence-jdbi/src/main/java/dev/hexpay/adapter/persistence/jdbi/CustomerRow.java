package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.Customer.Profile;
import dev.hexpay.domain.customer.CustomerOrigin;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.ExternalId;
import dev.hexpay.domain.customer.FullName;
import dev.hexpay.domain.customer.TaxDocument;
import dev.hexpay.domain.customer.TimeZoneName;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.PaymentMethodId;
import dev.hexpay.domain.text.Metadata;
import java.time.Instant;
import org.jdbi.v3.core.mapper.Nested;
import org.jspecify.annotations.Nullable;

/**
 * A customer as a row of {@code customer}.
 *
 * @param origin null when a version before V7 created the customer
 */
record CustomerRow(
        CustomerId id,
        EmailAddress email,
        String emailNormalized,
        @Nullable ExternalId externalId,
        @Nullable FullName fullName,
        @Nullable TaxDocument taxDocument,
        TimeZoneName timezone,
        @Nested AddressColumns address,
        @Nullable Metadata metadata,
        @Nullable CustomerOrigin origin,
        @Nullable PaymentMethodId defaultMethodId,
        Instant createdAt,
        Instant updatedAt,
        long version) {
    static final RowType<Customer, CustomerRow> TYPE =
            new RowType<>(CustomerRow.class, CustomerRow::from, CustomerRow::toCustomer);

    static CustomerRow from(Customer customer) {
        Profile profile = customer.profile();
        return new CustomerRow(
                customer.id(),
                profile.email(),
                profile.email().normalized(),
                profile.externalId(),
                profile.fullName(),
                profile.taxDocument(),
                profile.timezone(),
                AddressColumns.from(profile.address()),
                profile.metadata(),
                customer.origin(),
                customer.defaultMethod(),
                customer.createdAt(),
                customer.updatedAt(),
                customer.version());
    }

    /** An unknown origin is read as the merchant's: an open link then changes least. */
    Customer toCustomer() {
        Profile profile =
                new Profile(email, externalId, fullName, taxDocument, timezone, address.toAddress(), metadata);
        CustomerOrigin known = origin == null ? CustomerOrigin.MERCHANT : origin;
        return new Customer(id, profile, known, defaultMethodId, createdAt, updatedAt, version);
    }
}
