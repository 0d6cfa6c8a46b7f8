package dev.hexpay.application.port.in;

import dev.hexpay.application.port.out.Page;
import dev.hexpay.application.port.out.PageRequest;
import dev.hexpay.domain.id.CreditNoteId;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.invoice.CreditNote;
import dev.hexpay.domain.scope.Scope;
import org.jspecify.annotations.Nullable;

/** Reads many credit notes, newest first. */
public interface ListCreditNotes {
    /** All of them; only those of one invoice when one is given. */
    Page<CreditNote> list(Scope scope, @Nullable InvoiceId invoice, PageRequest<CreditNoteId> page);
}
