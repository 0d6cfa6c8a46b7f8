package dev.hexpay.domain.invoice;

import dev.hexpay.domain.id.CreditNoteId;
import dev.hexpay.domain.id.InvoiceId;

/** A paper that a payer gets. */
public sealed interface Document {
    /** The public name of the paper. */
    String id();

    /** What was paid. */
    record OfInvoice(InvoiceId invoice) implements Document {
        @Override
        public String id() {
            return invoice.value();
        }
    }

    /** What went back. */
    record OfCreditNote(CreditNoteId creditNote) implements Document {
        @Override
        public String id() {
            return creditNote.value();
        }
    }
}
