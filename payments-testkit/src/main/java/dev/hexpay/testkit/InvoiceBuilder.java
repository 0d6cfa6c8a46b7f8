package dev.hexpay.testkit;

import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.invoice.InvoiceNumber;
import dev.hexpay.domain.invoice.InvoiceSeries;
import dev.hexpay.domain.invoice.InvoiceStatus;
import dev.hexpay.domain.payment.Description;
import dev.hexpay.domain.tax.TaxBreakdown;

/** Says only what matters of an invoice: {@code anInvoice().of(payment).to(customer).numbered(7).build()}. */
public final class InvoiceBuilder {
    private CustomerId customer = Builders.aCustomerId();
    private PaymentId payment = Builders.aPaymentId();
    private long sequence = 1;
    private TaxBreakdown price = TaxBreakdown.unknown(Builders.usd(25_00));
    private Description description = new Description("Consulting, one hour");
    private InvoiceStatus status = InvoiceStatus.PAID;

    InvoiceBuilder() {}

    /** For this payment. */
    public InvoiceBuilder of(PaymentId itsPayment) {
        payment = itsPayment;
        return this;
    }

    /** Made out to this customer. */
    public InvoiceBuilder to(CustomerId payer) {
        customer = payer;
        return this;
    }

    /** With this place in the series. */
    public InvoiceBuilder numbered(long place) {
        sequence = place;
        return this;
    }

    /** Of this price and tax. */
    public InvoiceBuilder of(TaxBreakdown itsPrice) {
        price = itsPrice;
        return this;
    }

    /** For this. */
    public InvoiceBuilder describedAs(String text) {
        description = new Description(text);
        return this;
    }

    /** Standing here. */
    public InvoiceBuilder in(InvoiceStatus itsStatus) {
        status = itsStatus;
        return this;
    }

    /** The invoice. */
    public Invoice build() {
        return new Invoice(
                new InvoiceId(Builders.anId(IdKind.INVOICE, Builders.NOON)),
                new InvoiceNumber(InvoiceSeries.INVOICE, sequence),
                customer,
                payment,
                description,
                price,
                status,
                Builders.NOON,
                Builders.NOON);
    }
}
