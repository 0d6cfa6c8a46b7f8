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
import dev.hexpay.domain.text.WireName;
import java.time.Instant;

/**
 * The document of a settled payment.
 *
 * @param id public id
 * @param number its number in the invoice series
 * @param customer the customer who paid
 * @param reference the payment and transaction that it documents
 * @param parties seller and buyer, as they were when it was issued
 * @param description its only line item
 * @param price the amount paid, with the tax evidence
 * @param status current status
 * @param issuedAt time of settlement; issue date, due date and period are the same, dated in the time zone of the seller
 * @param updatedAt time of the last change
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

    /** The payment, and the transaction that moved the money. */
    public record Reference(PaymentId payment, TransactionId transaction) {}

    /** Seller and buyer. */
    public record Parties(Seller seller, BillingDetails buyer) {}

    /**
     * The merchant marks the invoice as paid or void.
     *
     * @throws PaymentsException {@code validation_error} for {@code status} when the invoice is not outstanding or
     *     {@code newStatus} is neither paid nor void
     */
    public Invoice changeStatus(InvoiceStatus newStatus, Instant now) {
        if (newStatus != InvoiceStatus.PAID && newStatus != InvoiceStatus.VOID) {
            throw PaymentsException.invalid("status", "must be one of: paid, void");
        }
        if (status != InvoiceStatus.OUTSTANDING) {
            throw PaymentsException.invalid(
                    "status", "can be changed only while the invoice is outstanding; it is " + WireName.of(status));
        }
        return new Invoice(id, number, customer, reference, parties, description, price, newStatus, issuedAt, now);
    }
}
