package dev.hexpay.domain.invoice;

import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.payment.Description;
import dev.hexpay.domain.tax.TaxBreakdown;
import java.time.Instant;

/**
 * The paper of a settled payment.
 *
 * @param id its public name
 * @param number its place in the series
 * @param customer who paid
 * @param payment what it documents
 * @param description its one line
 * @param price what was paid, with the evidence for the tax
 * @param status where it stands
 * @param issuedAt when the payment was settled: issue date, due date and period in one
 * @param updatedAt when it last changed
 */
public record Invoice(
        InvoiceId id,
        InvoiceNumber number,
        CustomerId customer,
        PaymentId payment,
        Description description,
        TaxBreakdown price,
        InvoiceStatus status,
        Instant issuedAt,
        Instant updatedAt) {}
