package dev.hexpay.application.port.in.invoice;

import dev.hexpay.domain.id.CreditNoteId;
import dev.hexpay.domain.invoice.CreditNote;
import dev.hexpay.domain.tenant.Scope;

/** Reads one credit note. */
public interface GetCreditNote {
    /**
     * The credit note.
     *
     * @throws dev.hexpay.domain.error.PaymentsException {@code not_found}
     */
    CreditNote get(Scope scope, CreditNoteId id);
}
