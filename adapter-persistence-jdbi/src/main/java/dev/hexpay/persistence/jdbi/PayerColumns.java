package dev.hexpay.persistence.jdbi;

import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.FullName;
import dev.hexpay.domain.customer.TaxDocument;
import dev.hexpay.domain.transaction.Payer;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/** Who pays, as they were known then. */
final class PayerColumns {
    static final List<String> NAMES = Stream.concat(
                    Stream.of("payer_email", "payer_name", "payer_tax_document"), AddressColumns.NAMES.stream())
            .toList();

    private PayerColumns() {}

    static void write(Row row, Payer payer) {
        FullName name = payer.name();
        TaxDocument document = payer.taxDocument();
        row.set("payer_email", payer.email().value())
                .set("payer_name", name == null ? null : name.value())
                .set("payer_tax_document", document == null ? null : document.value());
        AddressColumns.write(row, payer.address());
    }

    static Payer read(StoredRow row) throws SQLException {
        return new Payer(
                new EmailAddress(row.text("payer_email")),
                row.valueOrNull("payer_name", FullName::new),
                AddressColumns.read(row),
                row.valueOrNull("payer_tax_document", TaxDocument::new));
    }
}
