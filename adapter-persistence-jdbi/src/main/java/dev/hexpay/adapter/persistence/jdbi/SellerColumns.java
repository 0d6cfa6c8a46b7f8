package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.tenant.Seller;
import java.sql.SQLException;
import java.util.List;

/** The columns of the seller, as printed on the document. */
final class SellerColumns {
    static final List<String> NAMES =
            List.of("seller_name", "seller_address_lines", "seller_country", "seller_tax_id", "seller_email");

    private SellerColumns() {}

    static void write(Parameters parameters, Seller seller) {
        EmailAddress email = seller.email();
        parameters.set("seller_name", seller.name())
                .set("seller_address_lines", Json.of(seller.addressLines()))
                .set("seller_country", seller.country())
                .set("seller_tax_id", seller.taxId())
                .set("seller_email", email == null ? null : email.value());
    }

    static Seller read(ResultRow row) throws SQLException {
        return new Seller(
                row.getString("seller_name"),
                Json.lines(row.getString("seller_address_lines")),
                row.getStringOrNull("seller_country"),
                row.getStringOrNull("seller_tax_id"),
                row.getOrNull("seller_email", EmailAddress::new));
    }
}
