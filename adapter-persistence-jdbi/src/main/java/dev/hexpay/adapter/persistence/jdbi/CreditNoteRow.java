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
import java.util.Objects;
import org.jdbi.v3.core.mapper.Nested;
import org.jspecify.annotations.Nullable;

/** A credit note as a row of {@code credit_note}. */
record CreditNoteRow(
        CreditNoteId id,
        InvoiceSeries series,
        long seriesSequence,
        InvoiceId invoiceId,
        // Null in a cancellation.
        @Nullable RefundId refundId,
        @Nullable RefundId canceledRefundId,
        @Nullable CreditNoteId cancelsId,
        @Nullable Long cancelsSequence,
        CustomerId customerId,
        @Nested PriceColumns price,
        Instant issuedAt,
        // Null in rows of an older version.
        @Nullable TimeZoneName sellerTimeZone) {
    static final RowType<CreditNote, CreditNoteRow> TYPE =
            new RowType<>(CreditNoteRow.class, CreditNoteRow::from, CreditNoteRow::toCreditNote);

    static CreditNoteRow from(CreditNote creditNote) {
        CreditNote.Canceled canceled = creditNote.cancels();
        return new CreditNoteRow(
                creditNote.id(),
                creditNote.number().series(),
                creditNote.number().sequence(),
                creditNote.invoice(),
                canceled == null ? creditNote.refund() : null,
                canceled == null ? null : creditNote.refund(),
                canceled == null ? null : canceled.id(),
                canceled == null ? null : canceled.number().sequence(),
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
                Objects.requireNonNull(refundId == null ? canceledRefundId : refundId, "refund_id"),
                customerId,
                price.toPrice(),
                toCanceled(),
                issuedAt,
                SellerColumns.orUtc(sellerTimeZone));
    }

    private CreditNote.@Nullable Canceled toCanceled() {
        return cancelsId == null || cancelsSequence == null
                ? null
                : new CreditNote.Canceled(cancelsId, new InvoiceNumber(series, cancelsSequence));
    }
}
