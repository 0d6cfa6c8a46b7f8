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
import dev.hexpay.domain.metadata.Metadata;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says only what matters of a customer: {@code aCustomer().knownAs("user_42").livingAt(anAddress()).build()}. */
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

    /** Reached at this e-mail address. */
    public CustomerBuilder at(String itsEmail) {
        email = new EmailAddress(itsEmail);
        return this;
    }

    /** Known to the merchant by this id. */
    public CustomerBuilder knownAs(String ownId) {
        externalId = new ExternalId(ownId);
        return this;
    }

    /** Of this name. */
    public CustomerBuilder named(String name) {
        fullName = new FullName(name);
        return this;
    }

    /** With this tax id. */
    public CustomerBuilder taxedAs(String document) {
        taxDocument = new TaxDocument(document);
        return this;
    }

    /** In this time zone. */
    public CustomerBuilder in(TimeZoneName zone) {
        timezone = zone;
        return this;
    }

    /** At this address. */
    public CustomerBuilder livingAt(PostalAddress home) {
        address = home;
        return this;
    }

    /** With these notes. */
    public CustomerBuilder with(Map<String, String> notes) {
        metadata = new Metadata(notes);
        return this;
    }

    /** Made at this instant; the id is of the same time. */
    public CustomerBuilder madeAt(Instant instant) {
        createdAt = instant;
        return this;
    }

    /** What is known about the customer. */
    public Profile profile() {
        return new Profile(email, externalId, fullName, taxDocument, timezone, address, metadata);
    }

    /** The customer. */
    public Customer build() {
        return Customer.created(new CustomerId(Builders.anId(IdKind.CUSTOMER, createdAt)), profile(), createdAt);
    }
}
