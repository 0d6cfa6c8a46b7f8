package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.FullName;
import dev.hexpay.domain.customer.TaxDocument;
import dev.hexpay.domain.payment.BillingDetails;
import java.util.Objects;
import org.jdbi.v3.core.mapper.Nested;
import org.jspecify.annotations.Nullable;

/** The columns of the billing details of one payment. */
record BillingDetailsColumns(
        // Null in invoices of an older version.
        @Nullable EmailAddress payerEmail,
        @Nullable FullName payerName,
        @Nullable TaxDocument payerTaxDocument,
        @Nested AddressColumns address) {

    static BillingDetailsColumns from(BillingDetails details) {
        return new BillingDetailsColumns(
                details.email(), details.name(), details.taxDocument(), AddressColumns.from(details.address()));
    }

    BillingDetails toBillingDetails() {
        return new BillingDetails(
                Objects.requireNonNull(payerEmail, "payer_email"), payerName, address.toAddress(), payerTaxDocument);
    }
}
