package dev.hexpay.domain.invoice;

import dev.hexpay.domain.id.CreditNoteId;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.tax.TaxBreakdown;
import java.time.Instant;

/**
 * The paper of a refund: it takes back a part of an invoice, with that part's tax.
 *
 * @param id its public name
 * @param number its place in its own series
 * @param invoice what it takes back a part of; seller, buyer and description are the same
 * @param refund what it documents
 * @param customer who got the money
 * @param price what went back, with the evidence of the invoice
 * @param issuedAt when the money went back
 */
public record CreditNote(
        CreditNoteId id,
        InvoiceNumber number,
        InvoiceId invoice,
        RefundId refund,
        CustomerId customer,
        TaxBreakdown price,
        Instant issuedAt) {}
