package dev.hexpay.adapter.http.api.invoice;

import dev.hexpay.adapter.http.api.Paging;
import dev.hexpay.adapter.http.api.bind.FieldValue;
import dev.hexpay.adapter.http.api.bind.Query;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.id.CreditNoteId;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.InvoiceId;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The query parameters of a list of credit notes. */
record CreditNoteListRequest(@Nullable InvoiceId invoice, PageRequest<CreditNoteId> page) {
    static Supplier<CreditNoteListRequest> read(Query query) {
        FieldValue<InvoiceId> invoice = query.text("invoiceId", CreditNoteListRequest::invoice);
        Supplier<PageRequest<CreditNoteId>> page = Paging.read(query, IdKind.CREDIT_NOTE, CreditNoteId::new);
        return () -> new CreditNoteListRequest(invoice.orNull(), page.get());
    }

    // An unknown invoice has no credit notes; a text that is not an invoice id is a violation.
    private static InvoiceId invoice(String text) {
        if (!IdKind.INVOICE.matches(text)) {
            throw PaymentsException.invalid("invoiceId", "must be the id of an invoice");
        }
        return new InvoiceId(text);
    }
}
