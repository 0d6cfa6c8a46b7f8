package dev.hexpay.testkit;

import dev.hexpay.domain.customer.TimeZoneName;
import dev.hexpay.domain.id.CreditNoteId;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.invoice.CreditNote;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.invoice.InvoiceNumber;
import dev.hexpay.domain.invoice.InvoiceSeries;
import dev.hexpay.domain.tax.TaxBreakdown;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Builds a credit note: {@code aCreditNote().of(refund).on(invoice).numbered(7).build()}. */
public final class CreditNoteBuilder {
    private InvoiceId invoice = Builders.anInvoiceId();
    private CustomerId customer = Builders.aCustomerId();
    private RefundId refund = Builders.aRefundId();
    private long sequence = 1;
    private TaxBreakdown price = TaxBreakdown.undetermined(Builders.usd(10_00));
    private CreditNote.@Nullable Canceled cancels;
    private Instant issuedAt = Builders.NOON;
    private TimeZoneName timeZone = Builders.aSeller().timeZone();

    CreditNoteBuilder() {}

    /** Credits a part of this invoice. */
    public CreditNoteBuilder on(Invoice itsInvoice) {
        invoice = itsInvoice.id();
        customer = itsInvoice.customer();
        timeZone = itsInvoice.parties().seller().timeZone();
        return this;
    }

    /** For this refund. */
    public CreditNoteBuilder of(RefundId itsRefund) {
        refund = itsRefund;
        return this;
    }

    /** Cancels this credit note: it has the same refund, invoice, customer and price. */
    public CreditNoteBuilder canceling(CreditNote credited) {
        invoice = credited.invoice();
        customer = credited.customer();
        refund = credited.refund();
        price = credited.price();
        cancels = new CreditNote.Canceled(credited.id(), credited.number());
        return this;
    }

    /** With this sequence number. */
    public CreditNoteBuilder numbered(long number) {
        sequence = number;
        return this;
    }

    /** With this price, tax included. */
    public CreditNoteBuilder of(TaxBreakdown itsPrice) {
        price = itsPrice;
        return this;
    }

    /** Issued at this instant; the id contains the same time. */
    public CreditNoteBuilder issuedAt(Instant instant) {
        issuedAt = instant;
        return this;
    }

    /** The credit note. */
    public CreditNote build() {
        return new CreditNote(
                new CreditNoteId(Builders.anId(IdKind.CREDIT_NOTE, issuedAt)),
                new InvoiceNumber(InvoiceSeries.CREDIT_NOTE, sequence),
                invoice,
                refund,
                customer,
                price,
                cancels,
                issuedAt,
                timeZone);
    }
}
