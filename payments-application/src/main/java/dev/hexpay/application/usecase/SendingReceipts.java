package dev.hexpay.application.usecase;

import dev.hexpay.application.port.in.Job;
import dev.hexpay.application.port.out.CreditNotes;
import dev.hexpay.application.port.out.InvoicePrinter;
import dev.hexpay.application.port.out.Invoices;
import dev.hexpay.application.port.out.Milestones;
import dev.hexpay.application.port.out.Milestones.Milestone;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.ReceiptMailer;
import dev.hexpay.application.port.out.ReceiptMailer.Mail;
import dev.hexpay.application.port.out.Receipts;
import dev.hexpay.application.port.out.Receipts.Located;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.invoice.CreditNote;
import dev.hexpay.domain.invoice.Document;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.invoice.Receipt;
import dev.hexpay.domain.scope.Scope;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Sends receipts, one after the other: each is marked as sent before the next is taken, so that only a process that ends
 * in between sends a message twice, and then the same one.
 */
final class SendingReceipts implements Job {
    private static final System.Logger LOG = System.getLogger(SendingReceipts.class.getName());

    private final Receipts receipts;
    private final Invoices invoices;
    private final CreditNotes creditNotes;
    private final InvoicePrinter printer;
    private final ReceiptMailer mailer;
    private final Milestones milestones;
    private final InstantSource clock;

    SendingReceipts(OutPorts out) {
        this.receipts = out.receipts();
        this.invoices = out.invoices();
        this.creditNotes = out.creditNotes();
        this.printer = out.invoicePrinter();
        this.mailer = out.receiptMailer();
        this.milestones = out.milestones();
        this.clock = out.clock();
    }

    @Override
    public int runOnce(int limit) {
        int taken = 0;
        while (taken < limit) {
            Instant now = clock.instant();
            List<Located> leased = receipts.lease(now, now.plus(Receipt.LEFT_ALONE), 1);
            if (leased.isEmpty()) {
                return taken;
            }
            leased.forEach(this::send);
            taken++;
        }
        return taken;
    }

    private void send(Located located) {
        Scope scope = located.scope();
        Receipt receipt = located.receipt();
        try {
            mailer.send(mailOf(scope, receipt));
            milestones.reached(Milestone.RECEIPT_TAKEN);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, () -> receipt.id() + " could not be sent", e);
            receipts.save(scope, receipt.failed(clock.instant()));
            return;
        }
        receipts.save(scope, receipt.sent(clock.instant()));
    }

    private Mail mailOf(Scope scope, Receipt receipt) {
        if (receipt.document() instanceof Document.OfCreditNote of) {
            CreditNote note = creditNotes
                    .find(scope, of.creditNote())
                    .orElseThrow(() -> new IllegalStateException(of.creditNote() + " is gone"));
            Invoice invoice = invoiceOf(scope, note.invoice());
            return new Mail(scope.mode(), receipt, invoice, note, printer.print(scope.mode(), note, invoice));
        } else if (receipt.document() instanceof Document.OfInvoice of) {
            Invoice invoice = invoiceOf(scope, of.invoice());
            return new Mail(scope.mode(), receipt, invoice, null, printer.print(scope.mode(), invoice));
        }
        throw new IllegalStateException(receipt.id() + " carries no paper");
    }

    private Invoice invoiceOf(Scope scope, InvoiceId id) {
        return invoices.find(scope, id).orElseThrow(() -> new IllegalStateException(id + " is gone"));
    }
}
