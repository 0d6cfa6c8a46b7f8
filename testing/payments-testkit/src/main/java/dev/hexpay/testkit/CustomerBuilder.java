package dev.hexpay.testkit;

import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.Customer.Profile;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.ExternalId;
import dev.hexpay.domain.customer.FullName;
import dev.hexpay.domain.customer.PostalAddress;
import dev.hexpay.domain.customer.TaxDocument;
import dev.hexpay.domain.customer.TimeZoneName;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.text.Metadata;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds a customer: {@code aCustomer().withExternalId("user_42").withAddress(anAddress()).build()}. */
public final class CustomerBuilder {
    private EmailAddress email = new EmailAddress("ada@example.com");
    private @Nullable ExternalId externalId;
    private @Nullable FullName fullName;
    private @Nullable TaxDocument taxDocument;
    private TimeZoneName timezone = TimeZoneName.UTC;
    private @Nullable PostalAddress address;
    private @Nullable Metadata metadata;
    private Instant createdAt = Builders.NOON;

    CustomerBuilder() {}

    /** With this e-mail address. */
    public CustomerBuilder withEmail(String itsEmail) {
        email = new EmailAddress(itsEmail);
        return this;
    }

    /** With this external id, the merchant's own. */
    public CustomerBuilder withExternalId(String id) {
        externalId = new ExternalId(id);
        return this;
    }

    /** With this name. */
    public CustomerBuilder named(String name) {
        fullName = new FullName(name);
        return this;
    }

    /** With this tax document. */
    public CustomerBuilder withTaxDocument(String document) {
        taxDocument = new TaxDocument(document);
        return this;
    }

    /** In this time zone. */
    public CustomerBuilder inTimeZone(TimeZoneName zone) {
        timezone = zone;
        return this;
    }

    /** With this address. */
    public CustomerBuilder withAddress(PostalAddress home) {
        address = home;
        return this;
    }

    /** With this metadata. */
    public CustomerBuilder withMetadata(Map<String, String> entries) {
        metadata = new Metadata(entries);
        return this;
    }

    /** Created at this instant; the id contains the same time. */
    public CustomerBuilder createdAt(Instant instant) {
        createdAt = instant;
        return this;
    }

    /** The profile of the customer. */
    public Profile profile() {
        return new Profile(email, externalId, fullName, taxDocument, timezone, address, metadata);
    }

    /** The customer. */
    public Customer build() {
        return Customer.create(new CustomerId(Builders.anId(IdKind.CUSTOMER, createdAt)), profile(), createdAt);
    }
}
