package dev.hexpay.application.port.out;

import dev.hexpay.domain.invoice.CreditNote;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.scope.Mode;

/** Puts invoices and credit notes on paper. */
public interface InvoicePrinter {
    /** The invoice as a PDF; in sandbox mode it says that it is no real one. */
    Pdf print(Mode mode, Invoice invoice);

    /** The credit note as a PDF, with the invoice that it takes back a part of. */
    Pdf print(Mode mode, CreditNote creditNote, Invoice invoice);
}
