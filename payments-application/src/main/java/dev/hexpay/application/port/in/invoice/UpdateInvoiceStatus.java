package dev.hexpay.application.port.in.invoice;

import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.invoice.InvoiceStatus;
import dev.hexpay.domain.tenant.Scope;

/** Updates the status of an outstanding invoice. */
public interface UpdateInvoiceStatus {
    /**
     * The invoice, now paid or void.
     *
     * @throws dev.hexpay.domain.error.PaymentsException {@code invoice_not_found}; {@code validation_error} of
     *     {@code status} unless it is outstanding
     */
    Invoice update(Scope scope, InvoiceId id, InvoiceStatus status);
}
