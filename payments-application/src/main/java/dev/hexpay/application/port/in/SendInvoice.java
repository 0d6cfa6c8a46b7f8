package dev.hexpay.application.port.in;

import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.invoice.Receipt;
import dev.hexpay.domain.scope.Scope;

/** Sends an invoice to its buyer once more. */
public interface SendInvoice {
    /**
     * The e-mail, accepted to be sent at once and until a mail server has taken it.
     *
     * @throws dev.hexpay.domain.refusal.Refusal {@code invoice_not_found}
     */
    Answered<Receipt> send(Scope scope, InvoiceId id, Once<Receipt> once);
}
