package dev.hexpay.adapter.invoice.pdf;

import dev.hexpay.application.port.out.InvoiceRenderer;
import dev.hexpay.application.port.out.PdfDocument;
import dev.hexpay.domain.invoice.CreditNote;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.tenant.Mode;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/**
 * Prints papers on A4, with every font that they need inside. The same paper is the same file, byte for byte, whenever
 * it is printed; nothing is ever loaded from outside.
 */
public final class PdfInvoiceRenderer implements InvoiceRenderer {
    private static final String TEMPLATE = "paper.jte";

    private final TemplateEngine templates =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, "dev.hexpay.adapter.invoice.pdf.template");

    private final PdfRenderer pdfRenderer;

    /** A printer that has its fonts read; many threads may use it. */
    public PdfInvoiceRenderer() {
        pdfRenderer = new PdfRenderer(FontSet.bundled());
        templates.prepareForRendering(TEMPLATE);
    }

    @Override
    public PdfDocument render(Mode mode, Invoice invoice) {
        return print(InvoiceViewFactory.of(mode, invoice));
    }

    @Override
    public PdfDocument render(Mode mode, CreditNote creditNote, Invoice invoice) {
        return print(InvoiceViewFactory.of(mode, creditNote, invoice));
    }

    private PdfDocument print(InvoiceView view) {
        StringOutput html = new StringOutput();
        templates.render(TEMPLATE, view, html);
        return new PdfDocument(pdfRenderer.render(html.toString(), view.imprint()));
    }
}
