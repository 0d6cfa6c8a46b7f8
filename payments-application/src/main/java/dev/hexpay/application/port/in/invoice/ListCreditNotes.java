package dev.hexpay.application.port.in.invoice;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.domain.id.CreditNoteId;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.invoice.CreditNote;
import dev.hexpay.domain.tenant.Scope;
import org.jspecify.annotations.Nullable;

/** Lists credit notes, newest first. */
public interface ListCreditNotes {
    /** All credit notes; only those of one invoice when {@code invoice} is given. */
    Page<CreditNote> list(Scope scope, @Nullable InvoiceId invoice, PageRequest<CreditNoteId> page);
}
