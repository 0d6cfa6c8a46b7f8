package dev.hexpay.domain.invoice;

import dev.hexpay.domain.id.CreditNoteId;
import dev.hexpay.domain.id.InvoiceId;

/** A reference to a document: an invoice or a credit note. */
public sealed interface DocumentRef {
    /** The public id of the document. */
    String id();

    /** The document of a payment. */
    record InvoiceRef(InvoiceId invoice) implements DocumentRef {
        @Override
        public String id() {
            return invoice.value();
        }
    }

    /** The document of a refund. */
    record CreditNoteRef(CreditNoteId creditNote) implements DocumentRef {
        @Override
        public String id() {
            return creditNote.value();
        }
    }
}
