package dev.hexpay.application.port.in.invoice;

import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.tenant.Scope;

/** Reads one invoice. */
public interface GetInvoice {
    /**
     * The current state of the invoice.
     *
     * @throws dev.hexpay.domain.error.PaymentsException {@code invoice_not_found}
     */
    Invoice get(Scope scope, InvoiceId id);
}
