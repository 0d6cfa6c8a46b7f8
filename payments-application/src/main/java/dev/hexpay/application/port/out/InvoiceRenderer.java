package dev.hexpay.application.port.out;

import dev.hexpay.domain.invoice.CreditNote;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.tenant.Mode;

/** Puts invoices and credit notes on paper. */
public interface InvoiceRenderer {
    /** The invoice as a PDF; in sandbox mode it says that it is no real one. */
    PdfDocument render(Mode mode, Invoice invoice);

    /** The credit note as a PDF, with the invoice that it takes back a part of. */
    PdfDocument render(Mode mode, CreditNote creditNote, Invoice invoice);
}
