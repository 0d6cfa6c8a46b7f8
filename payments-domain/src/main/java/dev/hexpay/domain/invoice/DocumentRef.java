package dev.hexpay.domain.invoice;

import dev.hexpay.domain.id.CreditNoteId;
import dev.hexpay.domain.id.InvoiceId;

/** A paper that a payer gets. */
public sealed interface DocumentRef {
    /** The public name of the paper. */
    String id();

    /** What was paid. */
    record InvoiceRef(InvoiceId invoice) implements DocumentRef {
        @Override
        public String id() {
            return invoice.value();
        }
    }

    /** What went back. */
    record CreditNoteRef(CreditNoteId creditNote) implements DocumentRef {
        @Override
        public String id() {
            return creditNote.value();
        }
    }
}
