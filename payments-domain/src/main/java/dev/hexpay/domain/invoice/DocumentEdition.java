package dev.hexpay.domain.invoice;

import dev.hexpay.domain.text.WireName;
import org.jspecify.annotations.Nullable;

/**
 * A document with the status that is printed on it: all that can change after it was issued.
 *
 * @param document the document
 * @param status the status of an invoice; null for a credit note, which has none
 */
public record DocumentEdition(
        DocumentRef document, @Nullable InvoiceStatus status) {
    /** The invoice in its current status. */
    public static DocumentEdition of(Invoice invoice) {
        return new DocumentEdition(new DocumentRef.InvoiceRef(invoice.id()), invoice.status());
    }

    /** The credit note. */
    public static DocumentEdition of(CreditNote creditNote) {
        return new DocumentEdition(new DocumentRef.CreditNoteRef(creditNote.id()), null);
    }

    /** The edition among those of its document: the status of an invoice, for example {@code paid}, or {@code issued}. */
    public String name() {
        return status == null ? "issued" : WireName.of(status);
    }
}
