package dev.hexpay.domain.invoice;

import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.BillingDetails;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.tenant.Seller;
import dev.hexpay.domain.text.Description;
import java.time.Instant;

/**
 * The paper of a settled payment.
 *
 * @param id its public name
 * @param number its place in the series
 * @param customer who paid
 * @param reference what it documents
 * @param parties who sold to whom, as they were then
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
        Reference reference,
        Parties parties,
        Description description,
        TaxBreakdown price,
        InvoiceStatus status,
        Instant issuedAt,
        Instant updatedAt) {

    /** The payment that it documents, and the attempt that moved the money. */
    public record Reference(PaymentId payment, TransactionId transaction) {}

    /** Who sold to whom. */
    public record Parties(Seller seller, BillingDetails buyer) {}

    /**
     * The merchant marks it, by hand, as paid or void.
     *
     * @throws PaymentsException {@code validation_error} of {@code status} unless it is outstanding
     */
    public Invoice changeStatus(InvoiceStatus newStatus, Instant now) {
        if (newStatus != InvoiceStatus.PAID && newStatus != InvoiceStatus.VOID) {
            throw PaymentsException.invalid("status", "must be one of: paid, void");
        }
        if (status != InvoiceStatus.OUTSTANDING) {
            throw PaymentsException.invalid(
                    "status", "can be changed only while the invoice is outstanding; it is " + status.wire());
        }
        return new Invoice(id, number, customer, reference, parties, description, price, newStatus, issuedAt, now);
    }
}
