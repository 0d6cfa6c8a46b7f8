package dev.hexpay.testkit;

import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.FullName;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.invoice.InvoiceNumber;
import dev.hexpay.domain.invoice.InvoiceSeries;
import dev.hexpay.domain.invoice.InvoiceStatus;
import dev.hexpay.domain.payment.BillingDetails;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.tenant.Seller;
import dev.hexpay.domain.text.Description;
import java.time.Instant;

/** Builds an invoice: {@code anInvoice().of(payment).to(customer).numbered(7).build()}. */
public final class InvoiceBuilder {
    private CustomerId customer = Builders.aCustomerId();
    private Invoice.Reference reference = new Invoice.Reference(Builders.aPaymentId(), Builders.aTransactionId());
    private Invoice.Parties parties = new Invoice.Parties(
            Builders.aSeller(),
            new BillingDetails(new EmailAddress("ada@example.com"), new FullName("Ada Lovelace"), null, null));
    private long sequence = 1;
    private TaxBreakdown price = TaxBreakdown.undetermined(Builders.usd(25_00));
    private Description description = new Description("Consulting, one hour");
    private InvoiceStatus status = InvoiceStatus.PAID;
    private Instant issuedAt = Builders.NOON;

    InvoiceBuilder() {}

    /** Of this succeeded transaction, with its billing details as the buyer. */
    public InvoiceBuilder of(Transaction paid) {
        reference = new Invoice.Reference(paid.payment(), paid.id());
        return between(parties.seller(), paid.billingDetails());
    }

    /** With this seller and this buyer. */
    public InvoiceBuilder between(Seller seller, BillingDetails buyer) {
        parties = new Invoice.Parties(seller, buyer);
        return this;
    }

    /** For this customer. */
    public InvoiceBuilder to(CustomerId id) {
        customer = id;
        return this;
    }

    /** With this sequence number. */
    public InvoiceBuilder numbered(long number) {
        sequence = number;
        return this;
    }

    /** With this price, tax included. */
    public InvoiceBuilder of(TaxBreakdown itsPrice) {
        price = itsPrice;
        return this;
    }

    /** With this description. */
    public InvoiceBuilder describedAs(String text) {
        description = new Description(text);
        return this;
    }

    /** In this status. */
    public InvoiceBuilder inStatus(InvoiceStatus itsStatus) {
        status = itsStatus;
        return this;
    }

    /** Issued at this instant; the id contains the same time. */
    public InvoiceBuilder issuedAt(Instant instant) {
        issuedAt = instant;
        return this;
    }

    /** The invoice. */
    public Invoice build() {
        return new Invoice(
                new InvoiceId(Builders.anId(IdKind.INVOICE, issuedAt)),
                new InvoiceNumber(InvoiceSeries.INVOICE, sequence),
                customer,
                reference,
                parties,
                description,
                price,
                status,
                issuedAt,
                issuedAt);
    }
}
