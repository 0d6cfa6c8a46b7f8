package dev.hexpay.application.port.out;

import dev.hexpay.domain.invoice.CreditNote;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.invoice.PdfDocument;
import dev.hexpay.domain.tenant.Mode;

/** Renders invoices and credit notes as PDF documents. Both methods may throw {@link RendererBusyException}. */
public interface InvoiceRenderer {
    /** The invoice as a PDF; in sandbox mode it is marked as not a real invoice. */
    PdfDocument render(Mode mode, Invoice invoice);

    /**
     * The credit note as a PDF, with a reference to the invoice that it reduces. A cancellation names the credit note that it
     * cancels.
     */
    PdfDocument render(Mode mode, CreditNote creditNote, Invoice invoice);
}
