package dev.hexpay.http.customer;

import dev.hexpay.domain.customer.Customer.Profile;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.ExternalId;
import dev.hexpay.domain.customer.FullName;
import dev.hexpay.domain.customer.PostalAddress;
import dev.hexpay.domain.customer.TaxDocument;
import dev.hexpay.domain.customer.TimeZoneName;
import dev.hexpay.domain.metadata.Metadata;
import dev.hexpay.http.input.Fields;
import dev.hexpay.http.input.Read;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** What a client sends of a customer. */
final class CustomerRequest {
    private CustomerRequest() {}

    /** A new customer; {@code id} is another word for their {@code externalId}. */
    static Supplier<Profile> read(Fields body) {
        Read<EmailAddress> email = body.requiredText("email", EmailAddress::new);
        Read<ExternalId> id = body.text("id", ExternalId::new);
        Read<ExternalId> externalId = body.text("externalId", ExternalId::new);
        if (id.orNull() != null && externalId.orNull() != null && !id.equals(externalId)) {
            body.wrong("externalId", "must be the same as id, or left out");
        }
        Others others = Others.read(body);
        return () -> new Profile(
                email.get(),
                id.orNull() == null ? externalId.orNull() : id.orNull(),
                others.fullName().orNull(),
                others.taxDocument().orNull(),
                others.timezone().or(TimeZoneName.UTC),
                others.address().orNull(),
                others.metadata().orNull());
    }

    /** A change: what is not sent stays, null takes away, and address and metadata are replaced as a whole. */
    static Supplier<UnaryOperator<Profile>> readChange(Fields body) {
        Read<EmailAddress> email = body.text("email", EmailAddress::new);
        if (email.sentNull()) {
            body.wrong("email", "must not be null");
        }
        Read<ExternalId> externalId = body.text("externalId", ExternalId::new);
        Others others = Others.read(body);
        return () -> current -> new Profile(
                email.or(current.email()),
                externalId.over(current.externalId()),
                others.fullName().over(current.fullName()),
                others.taxDocument().over(current.taxDocument()),
                others.timezone().sentNull()
                        ? TimeZoneName.UTC
                        : others.timezone().or(current.timezone()),
                others.address().over(current.address()),
                others.metadata().over(current.metadata()));
    }

    private record Others(
            Read<FullName> fullName,
            Read<TaxDocument> taxDocument,
            Read<TimeZoneName> timezone,
            Read<PostalAddress> address,
            Read<Metadata> metadata) {
        static Others read(Fields body) {
            return new Others(
                    body.text("fullName", FullName::new),
                    body.text("taxDocument", TaxDocument::new),
                    body.text("timezone", TimeZoneName::new),
                    body.object("address", AddressRequest::read),
                    body.strings("metadata", Metadata::new));
        }
    }
}
