package dev.hexpay.testkit;

import dev.hexpay.application.port.out.InvoiceRenderer;
import dev.hexpay.application.port.out.PdfDocument;
import dev.hexpay.domain.invoice.CreditNote;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.tenant.Mode;
import java.nio.charset.StandardCharsets;

/** Renders one line of plain text instead of a PDF: the number of the document and its total. */
public final class PlainTextInvoiceRenderer implements InvoiceRenderer {
    /** A renderer without state. */
    public PlainTextInvoiceRenderer() {}

    @Override
    public PdfDocument render(Mode mode, Invoice invoice) {
        return pdf(invoice.number().text() + " " + invoice.price().total());
    }

    @Override
    public PdfDocument render(Mode mode, CreditNote creditNote, Invoice invoice) {
        return pdf(creditNote.number().text() + " of " + invoice.number().text() + " "
                + creditNote.price().total());
    }

    private static PdfDocument pdf(String text) {
        return new PdfDocument(text.getBytes(StandardCharsets.UTF_8));
    }
}
