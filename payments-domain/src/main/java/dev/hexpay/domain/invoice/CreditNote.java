package dev.hexpay.domain.invoice;

import dev.hexpay.domain.customer.TimeZoneName;
import dev.hexpay.domain.id.CreditNoteId;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.tax.TaxBreakdown;
import java.time.Instant;

/**
 * The document of a refund: it credits a portion of an invoice, with the tax of that portion.
 *
 * @param id public id
 * @param number its number in the credit note series
 * @param invoice the invoice that it credits; seller, buyer and description are the same
 * @param refund the refund that it documents
 * @param customer the customer who was refunded
 * @param price the refunded amount, with the tax evidence of the invoice
 * @param issuedAt time of the refund
 * @param timeZone the seller's time zone at that time, in which it is dated
 */
public record CreditNote(
        CreditNoteId id,
        InvoiceNumber number,
        InvoiceId invoice,
        RefundId refund,
        CustomerId customer,
        TaxBreakdown price,
        Instant issuedAt,
        TimeZoneName timeZone) {}
