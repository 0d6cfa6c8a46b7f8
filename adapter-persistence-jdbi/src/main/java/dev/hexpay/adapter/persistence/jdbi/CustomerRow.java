package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.Customer.Profile;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.ExternalId;
import dev.hexpay.domain.customer.FullName;
import dev.hexpay.domain.customer.TaxDocument;
import dev.hexpay.domain.customer.TimeZoneName;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.PaymentMethodId;
import dev.hexpay.domain.tenant.Scope;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/** A customer as a row of {@code customer}. */
final class CustomerRow {
    static final List<String> COLUMNS = Stream.of(
                    List.of("id", "email", "email_normalized", "external_id", "full_name", "tax_document", "timezone"),
                    AddressColumns.NAMES,
                    List.of("metadata", "default_method_id", "created_at", "updated_at", "version"))
            .flatMap(List::stream)
            .toList();

    private CustomerRow() {}

    static Parameters from(Scope scope, Customer customer) {
        PaymentMethodId method = customer.defaultMethod();
        Parameters parameters = new Parameters(scope)
                .set("id", customer.id().value())
                .set("default_method_id", method == null ? null : method.value())
                .set("created_at", customer.createdAt())
                .set("updated_at", customer.updatedAt())
                .set("version", customer.version());
        writeProfile(parameters, customer.profile());
        return parameters;
    }

    private static void writeProfile(Parameters parameters, Profile profile) {
        ExternalId externalId = profile.externalId();
        FullName fullName = profile.fullName();
        TaxDocument taxDocument = profile.taxDocument();
        parameters.set("email", profile.email().value())
                .set("email_normalized", profile.email().normalized())
                .set("external_id", externalId == null ? null : externalId.value())
                .set("full_name", fullName == null ? null : fullName.value())
                .set("tax_document", taxDocument == null ? null : taxDocument.value())
                .set("timezone", profile.timezone().value())
                .set("metadata", Json.of(profile.metadata()));
        AddressColumns.write(parameters, profile.address());
    }

    static Customer toCustomer(ResultRow row) throws SQLException {
        Profile profile = new Profile(
                new EmailAddress(row.getString("email")),
                row.getOrNull("external_id", ExternalId::new),
                row.getOrNull("full_name", FullName::new),
                row.getOrNull("tax_document", TaxDocument::new),
                new TimeZoneName(row.getString("timezone")),
                AddressColumns.read(row),
                row.getOrNull("metadata", Json::metadata));
        return new Customer(
                new CustomerId(row.getString("id")),
                profile,
                row.getOrNull("default_method_id", PaymentMethodId::new),
                row.getInstant("created_at"),
                row.getInstant("updated_at"),
                row.getLong("version"));
    }

    /** The customer with the version that it has after it is saved. */
    static Customer withNextVersion(Customer customer) {
        return new Customer(
                customer.id(),
                customer.profile(),
                customer.defaultMethod(),
                customer.createdAt(),
                customer.updatedAt(),
                customer.version() + 1);
    }
}
