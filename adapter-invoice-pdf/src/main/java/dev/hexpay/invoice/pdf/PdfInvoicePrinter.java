package dev.hexpay.invoice.pdf;

import dev.hexpay.application.port.out.InvoicePrinter;
import dev.hexpay.application.port.out.Pdf;
import dev.hexpay.domain.invoice.CreditNote;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.scope.Mode;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/**
 * Prints papers on A4, with every font that they need inside. The same paper is the same file, byte for byte, whenever
 * it is printed; nothing is ever loaded from outside.
 */
public final class PdfInvoicePrinter implements InvoicePrinter {
    private static final String TEMPLATE = "paper.jte";

    private final TemplateEngine templates =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, "dev.hexpay.invoice.pdf.template");

    private final Press press;

    /** A printer that has its fonts read; many threads may use it. */
    public PdfInvoicePrinter() {
        press = new Press(Typefaces.bundled());
        templates.prepareForRendering(TEMPLATE);
    }

    @Override
    public Pdf print(Mode mode, Invoice invoice) {
        return print(Papers.of(mode, invoice));
    }

    @Override
    public Pdf print(Mode mode, CreditNote creditNote, Invoice invoice) {
        return print(Papers.of(mode, creditNote, invoice));
    }

    private Pdf print(Paper paper) {
        StringOutput html = new StringOutput();
        templates.render(TEMPLATE, paper, html);
        return new Pdf(press.print(html.toString(), paper.imprint()));
    }
}
