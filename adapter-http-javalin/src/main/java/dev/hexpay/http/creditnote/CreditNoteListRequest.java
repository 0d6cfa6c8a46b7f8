package dev.hexpay.http.creditnote;

import dev.hexpay.application.port.out.PageRequest;
import dev.hexpay.domain.id.CreditNoteId;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.refusal.Refusal;
import dev.hexpay.http.api.Paging;
import dev.hexpay.http.input.Query;
import dev.hexpay.http.input.Read;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Which credit notes a client wants to see. */
record CreditNoteListRequest(@Nullable InvoiceId invoice, PageRequest<CreditNoteId> page) {
    static Supplier<CreditNoteListRequest> read(Query query) {
        Read<InvoiceId> invoice = query.text("invoiceId", CreditNoteListRequest::invoice);
        Supplier<PageRequest<CreditNoteId>> page = Paging.read(query, IdKind.CREDIT_NOTE, CreditNoteId::new);
        return () -> new CreditNoteListRequest(invoice.orNull(), page.get());
    }

    // An invoice that nobody has has no credit notes; a text that is no invoice's id is a mistake of the client.
    private static InvoiceId invoice(String text) {
        if (!IdKind.INVOICE.fits(text)) {
            throw Refusal.invalid("invoiceId", "must be the id of an invoice");
        }
        return new InvoiceId(text);
    }
}
