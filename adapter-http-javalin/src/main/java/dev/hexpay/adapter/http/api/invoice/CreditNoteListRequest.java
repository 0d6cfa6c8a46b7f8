package dev.hexpay.adapter.http.api.invoice;

import dev.hexpay.adapter.http.api.Paging;
import dev.hexpay.adapter.http.api.bind.Cursor;
import dev.hexpay.adapter.http.api.bind.PageLimit;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.domain.id.CreditNoteId;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.InvoiceId;
import org.jspecify.annotations.Nullable;

/** The query parameters of a list of credit notes. */
record CreditNoteListRequest(
        @Nullable InvoiceId invoiceId,
        @Nullable PageLimit limit,
        @Cursor(IdKind.CREDIT_NOTE) @Nullable String cursor) {
    PageRequest<CreditNoteId> page() {
        return Paging.page(limit, cursor, CreditNoteId::new);
    }
}
