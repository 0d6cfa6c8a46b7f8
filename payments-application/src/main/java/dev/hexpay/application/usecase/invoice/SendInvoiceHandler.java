package dev.hexpay.application.usecase.invoice;

import dev.hexpay.application.port.in.invoice.SendInvoice;
import dev.hexpay.application.port.out.Invoices;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.UnitOfWork;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.invoice.DocumentRef;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.invoice.Receipt;
import dev.hexpay.domain.tenant.Scope;

/** Sends an invoice once more. */
public final class SendInvoiceHandler implements SendInvoice {
    private final UnitOfWork unitOfWork;
    private final Invoices invoices;
    private final InvoiceIssuer invoiceIssuer;

    public SendInvoiceHandler(OutPorts out) {
        this.unitOfWork = out.store().unitOfWork();
        this.invoices = out.store().invoices();
        this.invoiceIssuer = new InvoiceIssuer(out);
    }

    @Override
    public Receipt send(Scope scope, InvoiceId id) {
        return unitOfWork.inTransaction(() -> {
            Invoice invoice = invoices.find(scope, id).orElseThrow(IdKind.INVOICE::notFound);
            return invoiceIssuer.queueReceipt(scope, new DocumentRef.InvoiceRef(id), invoice);
        });
    }
}
