package dev.hexpay.domain.invoice;

import dev.hexpay.domain.customer.TimeZoneName;
import dev.hexpay.domain.id.CreditNoteId;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.tax.TaxBreakdown;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The document of a refund: it credits a portion of an invoice, with the tax of that portion. When the refund fails late, a
 * second document with its own number cancels the first: documents are neither changed nor deleted.
 *
 * @param id public id
 * @param number its number in the credit note series
 * @param invoice the invoice that it credits; seller, buyer and description are the same
 * @param refund the refund that it documents, or whose credit note it cancels
 * @param customer the customer who was refunded
 * @param price the refunded amount, with the tax evidence of the invoice; also of a cancellation, which adds it back
 * @param cancels the credit note that this one cancels; null if it credits
 * @param issuedAt time of the refund, or of its late failure
 * @param timeZone the seller's time zone at that time, in which it is dated
 */
public record CreditNote(
        CreditNoteId id,
        InvoiceNumber number,
        InvoiceId invoice,
        RefundId refund,
        CustomerId customer,
        TaxBreakdown price,
        @Nullable Canceled cancels,
        Instant issuedAt,
        TimeZoneName timeZone) {

    /** The canceled credit note: its id and number. */
    public record Canceled(CreditNoteId id, InvoiceNumber number) {}

    /** Whether it cancels another credit note. */
    public boolean isCancellation() {
        return cancels != null;
    }

    /**
     * The document that cancels this one.
     *
     * @param newId its id
     * @param newNumber its number in the same series
     */
    public CreditNote cancellation(CreditNoteId newId, InvoiceNumber newNumber, Instant now, TimeZoneName zone) {
        if (cancels != null) {
            throw new IllegalStateException(id + " is a cancellation itself");
        }
        return new CreditNote(newId, newNumber, invoice, refund, customer, price, new Canceled(id, number), now, zone);
    }
}
