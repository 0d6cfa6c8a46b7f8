package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.invoice.InvoiceNumber;
import dev.hexpay.domain.invoice.InvoiceSeries;
import dev.hexpay.domain.invoice.InvoiceStatus;
import dev.hexpay.domain.text.Description;
import java.time.Instant;
import org.jdbi.v3.core.mapper.Nested;

/** An invoice as a row of {@code invoice}. */
record InvoiceRow(
        InvoiceId id,
        InvoiceSeries series,
        long seriesSequence,
        CustomerId customerId,
        PaymentId paymentId,
        TransactionId transactionId,
        @Nested SellerColumns seller,
        @Nested BillingDetailsColumns buyer,
        Description description,
        @Nested PriceColumns price,
        InvoiceStatus status,
        Instant issuedAt,
        Instant updatedAt) {
    static final RowType<Invoice, InvoiceRow> TYPE =
            new RowType<>(InvoiceRow.class, InvoiceRow::from, InvoiceRow::toInvoice);

    static InvoiceRow from(Invoice invoice) {
        return new InvoiceRow(
                invoice.id(),
                invoice.number().series(),
                invoice.number().sequence(),
                invoice.customer(),
                invoice.reference().payment(),
                invoice.reference().transaction(),
                SellerColumns.from(invoice.parties().seller()),
                BillingDetailsColumns.from(invoice.parties().buyer()),
                invoice.description(),
                PriceColumns.from(invoice.price()),
                invoice.status(),
                invoice.issuedAt(),
                invoice.updatedAt());
    }

    Invoice toInvoice() {
        return new Invoice(
                id,
                new InvoiceNumber(series, seriesSequence),
                customerId,
                new Invoice.Reference(paymentId, transactionId),
                new Invoice.Parties(seller.toSeller(), buyer.toBillingDetails()),
                description,
                price.toPrice(),
                status,
                issuedAt,
                updatedAt);
    }
}
