package dev.hexpay.application.usecase;

import dev.hexpay.application.port.out.CreditNotes;
import dev.hexpay.application.port.out.IdSource;
import dev.hexpay.application.port.out.Invoices;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.Receipts;
import dev.hexpay.application.port.out.Sellers;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.id.CreditNoteId;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.ReceiptId;
import dev.hexpay.domain.invoice.CreditNote;
import dev.hexpay.domain.invoice.Document;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.invoice.InvoiceSeries;
import dev.hexpay.domain.invoice.InvoiceStatus;
import dev.hexpay.domain.invoice.Receipt;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.transaction.Refund;
import dev.hexpay.domain.transaction.Transaction;
import dev.hexpay.domain.transaction.TransactionState;
import java.time.Instant;
import java.time.InstantSource;

/** Makes the papers of what has been settled, with the receipts that carry them, in the unit of work that settles it. */
final class Papers {
    private final Invoices invoices;
    private final CreditNotes creditNotes;
    private final Receipts receipts;
    private final Sellers sellers;
    private final IdSource ids;
    private final InstantSource clock;

    Papers(OutPorts out) {
        this.invoices = out.invoices();
        this.creditNotes = out.creditNotes();
        this.receipts = out.receipts();
        this.sellers = out.sellers();
        this.ids = out.ids();
        this.clock = out.clock();
    }

    /** The invoice of a payment that this attempt has just paid, issued at the instant of its settlement. */
    Invoice invoice(Scope scope, Payment payment, Transaction paid, Customer payer) {
        if (!(paid.state() instanceof TransactionState.Succeeded settled)) {
            throw new IllegalStateException(payment.id() + " is not paid");
        }
        Invoice invoice = new Invoice(
                settled.invoice(),
                invoices.next(scope, InvoiceSeries.INVOICE),
                payer.id(),
                new Invoice.Reference(payment.id(), paid.id()),
                new Invoice.Parties(sellers.of(scope), paid.payer()),
                payment.description(),
                paid.price(),
                InvoiceStatus.PAID,
                settled.paidAt(),
                settled.paidAt());
        invoices.insert(scope, invoice);
        send(scope, new Document.OfInvoice(invoice.id()), invoice);
        return invoice;
    }

    /** The credit note of a refund that has just gone back. */
    void creditNote(Scope scope, Refund refund, Invoice invoice) {
        Instant now = clock.instant();
        CreditNote note = new CreditNote(
                new CreditNoteId(ids.next(IdKind.CREDIT_NOTE, now)),
                invoices.next(scope, InvoiceSeries.CREDIT_NOTE),
                invoice.id(),
                refund.id(),
                invoice.customer(),
                invoice.price().part(refund.share().subtotal(), refund.share().tax()),
                now);
        creditNotes.insert(scope, note);
        send(scope, new Document.OfCreditNote(note.id()), invoice);
    }

    /** Has the paper sent to the buyer on the invoice. */
    Receipt send(Scope scope, Document document, Invoice invoice) {
        Instant now = clock.instant();
        ReceiptId id = new ReceiptId(ids.next(IdKind.RECEIPT, now));
        Receipt receipt = Receipt.due(id, document, invoice.parties().buyer().email(), now);
        receipts.insert(scope, receipt);
        return receipt;
    }
}
