package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.invoice.InvoiceNumber;
import dev.hexpay.domain.invoice.InvoiceSeries;
import dev.hexpay.domain.invoice.InvoiceStatus;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tenant.Seller;
import dev.hexpay.domain.text.Description;
import java.time.Instant;
import java.util.Objects;
import org.jdbi.v3.core.mapper.Nested;
import org.jspecify.annotations.Nullable;

/**
 * An invoice as a row of {@code invoice}. A server of a version without refunds leaves the transaction and the parties
 * empty: {@link JdbiInvoices} reads such rows.
 */
record InvoiceRow(
        InvoiceId id,
        InvoiceSeries series,
        long seriesSequence,
        CustomerId customerId,
        PaymentId paymentId,
        @Nullable TransactionId transactionId,
        @Nested SellerColumns seller,
        @Nested BillingDetailsColumns buyer,
        Description description,
        @Nested PriceColumns price,
        InvoiceStatus status,
        Instant issuedAt,
        Instant updatedAt) {
    static final RowType<InvoiceRow, InvoiceRow> TYPE = RowType.of(InvoiceRow.class);

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

    /** Whether the row names its transaction and its parties; the constraint {@code invoice_parties_whole} has it so. */
    boolean isComplete() {
        return transactionId != null;
    }

    /** The row of an earlier version with what it lacks: the transaction that paid, its payer, and the seller. */
    InvoiceRow completedBy(Transaction paid, Seller soldBy) {
        return new InvoiceRow(
                id,
                series,
                seriesSequence,
                customerId,
                paymentId,
                paid.id(),
                SellerColumns.from(soldBy),
                BillingDetailsColumns.from(paid.billingDetails()),
                description,
                price,
                status,
                issuedAt,
                updatedAt);
    }

    Invoice toInvoice() {
        return new Invoice(
                id,
                new InvoiceNumber(series, seriesSequence),
                customerId,
                new Invoice.Reference(paymentId, Objects.requireNonNull(transactionId, "transaction_id")),
                new Invoice.Parties(seller.toSeller(), buyer.toBillingDetails()),
                description,
                price.toPrice(),
                status,
                issuedAt,
                updatedAt);
    }
}
