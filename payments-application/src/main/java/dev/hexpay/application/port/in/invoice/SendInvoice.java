package dev.hexpay.application.port.in.invoice;

import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.invoice.Receipt;
import dev.hexpay.domain.tenant.Scope;

/** Sends an invoice to its buyer again. */
public interface SendInvoice {
    /**
     * The queued e-mail; it is sent at once and retried until a mail server accepts it.
     *
     * @throws dev.hexpay.domain.error.PaymentsException {@code invoice_not_found}
     */
    Receipt send(Scope scope, InvoiceId id);
}
