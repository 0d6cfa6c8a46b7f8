package dev.hexpay.application.usecase.invoice;

import dev.hexpay.application.port.out.CreditNotes;
import dev.hexpay.application.port.out.IdSource;
import dev.hexpay.application.port.out.Invoices;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.Receipts;
import dev.hexpay.application.port.out.SellerDirectory;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.id.CreditNoteId;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.ReceiptId;
import dev.hexpay.domain.invoice.CreditNote;
import dev.hexpay.domain.invoice.DocumentRef;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.invoice.InvoiceSeries;
import dev.hexpay.domain.invoice.InvoiceStatus;
import dev.hexpay.domain.invoice.Receipt;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.Refund;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.payment.TransactionState;
import dev.hexpay.domain.tenant.Scope;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Issues invoices and credit notes and queues their receipts, in the unit of work of the settlement. */
public final class InvoiceIssuer {
    private final Invoices invoices;
    private final CreditNotes creditNotes;
    private final Receipts receipts;
    private final SellerDirectory sellers;
    private final IdSource ids;
    private final InstantSource clock;

    public InvoiceIssuer(OutPorts out) {
        this.invoices = out.store().invoices();
        this.creditNotes = out.store().creditNotes();
        this.receipts = out.store().receipts();
        this.sellers = out.documents().sellers();
        this.ids = out.crypto().ids();
        this.clock = out.clock();
    }

    /** The invoice of a payment that this transaction has just paid, issued at the instant of its settlement. */
    public Invoice issueInvoice(Scope scope, Payment payment, Transaction paid, Customer payer) {
        if (!(paid.state() instanceof TransactionState.Succeeded settled)) {
            throw new IllegalStateException(payment.id() + " is not paid");
        }
        Invoice invoice = new Invoice(
                settled.invoice(),
                invoices.next(scope, InvoiceSeries.INVOICE),
                payer.id(),
                new Invoice.Reference(payment.id(), paid.id()),
                new Invoice.Parties(sellers.sellerOf(scope), paid.billingDetails()),
                payment.description(),
                paid.price(),
                InvoiceStatus.PAID,
                settled.paidAt(),
                settled.paidAt());
        invoices.insert(scope, invoice);
        queueReceipt(scope, new DocumentRef.InvoiceRef(invoice.id()), invoice);
        return invoice;
    }

    /** Issues the credit note of a refund that has just succeeded. */
    public void issueCreditNote(Scope scope, Refund refund, Invoice invoice) {
        Instant now = clock.instant();
        CreditNote note = new CreditNote(
                new CreditNoteId(ids.next(IdKind.CREDIT_NOTE, now)),
                invoices.next(scope, InvoiceSeries.CREDIT_NOTE),
                invoice.id(),
                refund.id(),
                invoice.customer(),
                invoice.price()
                        .portion(refund.share().subtotal(), refund.share().tax()),
                null,
                now,
                sellers.sellerOf(scope).timeZone());
        insert(scope, note, invoice);
    }

    /** Issues the document that cancels the credit note of a refund which has just failed late. */
    public void cancelCreditNote(Scope scope, Refund refund, Invoice invoice) {
        CreditNote canceled = creditNotes.ofRefunds(scope, List.of(refund.id())).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(refund.id() + " has no credit note"));
        Instant now = clock.instant();
        CreditNote cancellation = canceled.cancellation(
                new CreditNoteId(ids.next(IdKind.CREDIT_NOTE, now)),
                invoices.next(scope, InvoiceSeries.CREDIT_NOTE),
                now,
                sellers.sellerOf(scope).timeZone());
        insert(scope, cancellation, invoice);
    }

    private void insert(Scope scope, CreditNote note, Invoice invoice) {
        creditNotes.insert(scope, note);
        queueReceipt(scope, new DocumentRef.CreditNoteRef(note.id()), invoice);
    }

    /** Queues the receipt of the document for the buyer on the invoice. */
    Receipt queueReceipt(Scope scope, DocumentRef document, Invoice invoice) {
        Instant now = clock.instant();
        ReceiptId id = new ReceiptId(ids.next(IdKind.RECEIPT, now));
        Receipt receipt = Receipt.queued(id, document, invoice.parties().buyer().email(), now);
        receipts.insert(scope, receipt);
        return receipt;
    }
}
