package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.domain.customer.PostalAddress;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The columns of an optional postal address. */
final class AddressColumns {
    static final List<String> NAMES = List.of(
            "address_line1",
            "address_line2",
            "address_city",
            "address_state",
            "address_postal_code",
            "address_country",
            "address_region");

    private AddressColumns() {}

    static void write(Parameters parameters, @Nullable PostalAddress address) {
        parameters.set("address_line1", address == null ? null : address.line1())
                .set("address_line2", address == null ? null : address.line2())
                .set("address_city", address == null ? null : address.city())
                .set("address_state", address == null ? null : address.state())
                .set("address_postal_code", address == null ? null : address.postalCode())
                .set("address_country", address == null ? null : address.country())
                .set("address_region", address == null ? null : address.region());
    }

    static @Nullable PostalAddress read(ResultRow row) throws SQLException {
        return row.isNull("address_country")
                ? null
                : new PostalAddress(
                        row.getString("address_line1"),
                        row.getStringOrNull("address_line2"),
                        row.getString("address_city"),
                        row.getStringOrNull("address_state"),
                        row.getString("address_postal_code"),
                        row.getString("address_country"),
                        row.getStringOrNull("address_region"));
    }
}
