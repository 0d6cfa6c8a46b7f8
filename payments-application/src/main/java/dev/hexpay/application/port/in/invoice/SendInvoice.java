package dev.hexpay.application.port.in.invoice;

import dev.hexpay.application.port.in.idempotency.IdempotentRequest;
import dev.hexpay.application.port.in.idempotency.IdempotentResult;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.invoice.Receipt;
import dev.hexpay.domain.tenant.Scope;

/** Sends an invoice to its buyer once more. */
public interface SendInvoice {
    /**
     * The e-mail, accepted to be sent at once and until a mail server has taken it.
     *
     * @throws dev.hexpay.domain.refusal.PaymentsException {@code invoice_not_found}
     */
    IdempotentResult<Receipt> send(Scope scope, InvoiceId id, IdempotentRequest<Receipt> request);
}
