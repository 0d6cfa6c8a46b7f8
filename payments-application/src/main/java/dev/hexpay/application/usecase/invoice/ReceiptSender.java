package dev.hexpay.application.usecase.invoice;

import dev.hexpay.application.port.out.CreditNotes;
import dev.hexpay.application.port.out.Failpoints;
import dev.hexpay.application.port.out.Failpoints.Failpoint;
import dev.hexpay.application.port.out.Invoices;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.ReceiptMailer;
import dev.hexpay.application.port.out.ReceiptMailer.Mail;
import dev.hexpay.application.port.out.Receipts;
import dev.hexpay.application.port.out.RendererBusyException;
import dev.hexpay.application.usecase.job.LeasedJob;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.invoice.CreditNote;
import dev.hexpay.domain.invoice.DocumentRef;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.invoice.Receipt;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Scoped;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Sends receipts one at a time: each is marked as sent before the next is leased, so a message is sent twice only when
 * the process ends in between, and it is then the same message.
 */
public final class ReceiptSender extends LeasedJob<Scoped<Receipt>> {
    private static final System.Logger LOG = System.getLogger(ReceiptSender.class.getName());

    private final Receipts receipts;
    private final Invoices invoices;
    private final CreditNotes creditNotes;
    private final RenderedDocuments files;
    private final ReceiptMailer mailer;
    private final Failpoints failpoints;
    private final InstantSource clock;

    public ReceiptSender(OutPorts out) {
        super(out, Receipt.LEASE);
        this.receipts = out.store().receipts();
        this.invoices = out.store().invoices();
        this.creditNotes = out.store().creditNotes();
        this.files = new RenderedDocuments(out);
        this.mailer = out.documents().mailer();
        this.failpoints = out.failpoints();
        this.clock = out.clock();
    }

    @Override
    public int runOnce(int limit) {
        int processed = 0;
        while (processed < limit && super.runOnce(1) > 0) {
            processed++;
        }
        return processed;
    }

    @Override
    protected List<Scoped<Receipt>> lease(Instant now, Instant leasedUntil, int limit) {
        return receipts.lease(now, leasedUntil, limit);
    }

    @Override
    protected void process(Scoped<Receipt> leased) {
        Scope scope = leased.scope();
        Receipt receipt = leased.value();
        try {
            mailer.send(mailOf(scope, receipt));
            failpoints.hit(Failpoint.RECEIPT_ACCEPTED);
        } catch (RendererBusyException busy) {
            LOG.log(Level.DEBUG, "{0} waits for its document: {1}", receipt.id(), busy.getMessage());
            return;
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, () -> receipt.id() + " could not be sent", e);
            receipts.save(scope, receipt.deliveryFailed(clock.instant()));
            return;
        }
        receipts.save(scope, receipt.sent(clock.instant()));
    }

    @Override
    protected String failureOf(Scoped<Receipt> leased) {
        return "the delivery of " + leased.value().id() + " could not be recorded";
    }

    private Mail mailOf(Scope scope, Receipt receipt) {
        if (receipt.document() instanceof DocumentRef.CreditNoteRef of) {
            CreditNote note = creditNotes.get(scope, of.creditNote());
            Invoice invoice = invoiceOf(scope, note.invoice());
            return new Mail(scope.mode(), receipt, invoice, note, files.of(scope, note, invoice));
        } else if (receipt.document() instanceof DocumentRef.InvoiceRef of) {
            Invoice invoice = invoiceOf(scope, of.invoice());
            return new Mail(scope.mode(), receipt, invoice, null, files.of(scope, invoice));
        }
        throw new IllegalStateException(receipt.id() + " has no document");
    }

    private Invoice invoiceOf(Scope scope, InvoiceId id) {
        return invoices.get(scope, id);
    }
}
