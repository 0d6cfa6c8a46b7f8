package dev.hexpay.testkit;

import dev.hexpay.application.port.out.InvoicePrinter;
import dev.hexpay.application.port.out.Pdf;
import dev.hexpay.domain.invoice.CreditNote;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.scope.Mode;
import java.nio.charset.StandardCharsets;

/** Prints a line of plain text where a PDF would be: which paper, and how much. */
public final class TypewriterPrinter implements InvoicePrinter {
    /** A printer without fonts. */
    public TypewriterPrinter() {}

    @Override
    public Pdf print(Mode mode, Invoice invoice) {
        return paper(invoice.number().text() + " " + invoice.price().total());
    }

    @Override
    public Pdf print(Mode mode, CreditNote creditNote, Invoice invoice) {
        return paper(creditNote.number().text() + " of " + invoice.number().text() + " "
                + creditNote.price().total());
    }

    private static Pdf paper(String text) {
        return new Pdf(text.getBytes(StandardCharsets.UTF_8));
    }
}
