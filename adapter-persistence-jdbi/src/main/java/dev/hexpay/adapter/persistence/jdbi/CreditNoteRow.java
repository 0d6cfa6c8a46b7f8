package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.domain.customer.TimeZoneName;
import dev.hexpay.domain.id.CreditNoteId;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.invoice.CreditNote;
import dev.hexpay.domain.invoice.InvoiceNumber;
import dev.hexpay.domain.invoice.InvoiceSeries;
import java.time.Instant;
import org.jdbi.v3.core.mapper.Nested;
import org.jspecify.annotations.Nullable;

/** A credit note as a row of {@code credit_note}. */
record CreditNoteRow(
        CreditNoteId id,
        InvoiceSeries series,
        long seriesSequence,
        InvoiceId invoiceId,
        RefundId refundId,
        CustomerId customerId,
        @Nested PriceColumns price,
        Instant issuedAt,
        // Null in rows of an older version.
        @Nullable TimeZoneName sellerTimeZone) {
    static final RowType<CreditNote, CreditNoteRow> TYPE =
            new RowType<>(CreditNoteRow.class, CreditNoteRow::from, CreditNoteRow::toCreditNote);

    static CreditNoteRow from(CreditNote creditNote) {
        return new CreditNoteRow(
                creditNote.id(),
                creditNote.number().series(),
                creditNote.number().sequence(),
                creditNote.invoice(),
                creditNote.refund(),
                creditNote.customer(),
                PriceColumns.from(creditNote.price()),
                creditNote.issuedAt(),
                creditNote.timeZone());
    }

    CreditNote toCreditNote() {
        InvoiceNumber number = new InvoiceNumber(series, seriesSequence);
        return new CreditNote(
                id,
                number,
                invoiceId,
                refundId,
                customerId,
                price.toPrice(),
                issuedAt,
                SellerColumns.orUtc(sellerTimeZone));
    }
}
