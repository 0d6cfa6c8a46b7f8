package dev.hexpay.adapter.http.api.customer;

import dev.hexpay.adapter.http.api.bind.FieldValue;
import dev.hexpay.adapter.http.api.bind.JsonFields;
import dev.hexpay.domain.customer.Customer.Profile;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.ExternalId;
import dev.hexpay.domain.customer.FullName;
import dev.hexpay.domain.customer.PostalAddress;
import dev.hexpay.domain.customer.TaxDocument;
import dev.hexpay.domain.customer.TimeZoneName;
import dev.hexpay.domain.text.Metadata;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Reads a customer from a request body. */
final class CustomerRequest {
    private CustomerRequest() {}

    /** Reads a new customer; {@code id} is an alias of {@code externalId}. */
    static Supplier<Profile> read(JsonFields body) {
        FieldValue<EmailAddress> email = body.requiredText("email", EmailAddress::new);
        FieldValue<ExternalId> id = body.text("id", ExternalId::new);
        FieldValue<ExternalId> externalId = body.text("externalId", ExternalId::new);
        if (id.orNull() != null && externalId.orNull() != null && !id.equals(externalId)) {
            body.wrong("externalId", "must be the same as id, or left out");
        }
        OptionalFields optional = OptionalFields.read(body);
        return () -> new Profile(
                email.get(),
                id.orNull() == null ? externalId.orNull() : id.orNull(),
                optional.fullName().orNull(),
                optional.taxDocument().orNull(),
                optional.timezone().or(TimeZoneName.UTC),
                optional.address().orNull(),
                optional.metadata().orNull());
    }

    /** Reads an update: omitted fields stay, null removes a value, address and metadata are replaced as a whole. */
    static Supplier<UnaryOperator<Profile>> readChange(JsonFields body) {
        FieldValue<EmailAddress> email = body.text("email", EmailAddress::new);
        if (email.sentNull()) {
            body.wrong("email", "must not be null");
        }
        FieldValue<ExternalId> externalId = body.text("externalId", ExternalId::new);
        OptionalFields optional = OptionalFields.read(body);
        return () -> current -> new Profile(
                email.or(current.email()),
                externalId.over(current.externalId()),
                optional.fullName().over(current.fullName()),
                optional.taxDocument().over(current.taxDocument()),
                optional.timezone().sentNull()
                        ? TimeZoneName.UTC
                        : optional.timezone().or(current.timezone()),
                optional.address().over(current.address()),
                optional.metadata().over(current.metadata()));
    }

    private record OptionalFields(
            FieldValue<FullName> fullName,
            FieldValue<TaxDocument> taxDocument,
            FieldValue<TimeZoneName> timezone,
            FieldValue<PostalAddress> address,
            FieldValue<Metadata> metadata) {
        static OptionalFields read(JsonFields body) {
            return new OptionalFields(
                    body.text("fullName", FullName::new),
                    body.text("taxDocument", TaxDocument::new),
                    body.text("timezone", TimeZoneName::new),
                    body.object("address", AddressRequest::read),
                    body.strings("metadata", Metadata::new));
        }
    }
}
