package dev.hexpay.application.port.in;

import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.invoice.InvoiceStatus;
import dev.hexpay.domain.scope.Scope;

/** Marks an outstanding invoice by hand. */
public interface MarkInvoice {
    /**
     * The invoice, marked as paid or void.
     *
     * @throws dev.hexpay.domain.refusal.Refusal {@code invoice_not_found}; {@code validation_error} of {@code status}
     *     unless it is outstanding
     */
    Answered<Invoice> mark(Scope scope, InvoiceId id, InvoiceStatus status, Once<Invoice> once);
}
