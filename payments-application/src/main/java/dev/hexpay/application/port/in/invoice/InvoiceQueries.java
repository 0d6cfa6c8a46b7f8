package dev.hexpay.application.port.in.invoice;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.in.customer.CustomerReference;
import dev.hexpay.domain.id.CreditNoteId;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.invoice.CreditNote;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.invoice.InvoiceStatus;
import dev.hexpay.domain.tenant.Scope;
import org.jspecify.annotations.Nullable;

/** Reads invoices and credit notes. */
public interface InvoiceQueries {
    /**
     * The current state of the invoice.
     *
     * @throws dev.hexpay.domain.error.PaymentsException {@code invoice_not_found}
     */
    Invoice get(Scope scope, InvoiceId id);

    /** The invoices that match; none when the customer is unknown. */
    Page<Invoice> list(Scope scope, Query query, PageRequest<InvoiceId> page);

    /** The filter of a list; null matches everything. */
    record Query(
            @Nullable CustomerReference customer, @Nullable InvoiceStatus status) {}

    /**
     * The credit note.
     *
     * @throws dev.hexpay.domain.error.PaymentsException {@code not_found}
     */
    CreditNote creditNote(Scope scope, CreditNoteId id);

    /** All credit notes; only those of one invoice when {@code invoice} is given. */
    Page<CreditNote> creditNotes(Scope scope, @Nullable InvoiceId invoice, PageRequest<CreditNoteId> page);
}
