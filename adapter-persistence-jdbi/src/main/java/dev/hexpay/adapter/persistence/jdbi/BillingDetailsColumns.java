package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.FullName;
import dev.hexpay.domain.customer.TaxDocument;
import dev.hexpay.domain.payment.BillingDetails;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/** The columns of the billing details of one payment. */
final class BillingDetailsColumns {
    static final List<String> NAMES = Stream.concat(
                    Stream.of("payer_email", "payer_name", "payer_tax_document"), AddressColumns.NAMES.stream())
            .toList();

    private BillingDetailsColumns() {}

    static void write(Parameters parameters, BillingDetails details) {
        FullName name = details.name();
        TaxDocument document = details.taxDocument();
        parameters.set("payer_email", details.email().value())
                .set("payer_name", name == null ? null : name.value())
                .set("payer_tax_document", document == null ? null : document.value());
        AddressColumns.write(parameters, details.address());
    }

    static BillingDetails read(ResultRow row) throws SQLException {
        return new BillingDetails(
                new EmailAddress(row.getString("payer_email")),
                row.getOrNull("payer_name", FullName::new),
                AddressColumns.read(row),
                row.getOrNull("payer_tax_document", TaxDocument::new));
    }
}
