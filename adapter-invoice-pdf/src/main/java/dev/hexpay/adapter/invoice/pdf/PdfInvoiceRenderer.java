package dev.hexpay.adapter.invoice.pdf;

import dev.hexpay.application.port.out.InvoiceRenderer;
import dev.hexpay.domain.invoice.CreditNote;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.invoice.PdfDocument;
import dev.hexpay.domain.tenant.Mode;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/**
 * Renders invoices and credit notes as PDF files in A4 with embedded fonts. Rendering is deterministic: the same
 * document always gives the same bytes. No external resources are loaded.
 */
public final class PdfInvoiceRenderer implements InvoiceRenderer {
    private static final String TEMPLATE = "invoice.jte";

    private final TemplateEngine templates =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, "dev.hexpay.adapter.invoice.pdf.template");

    private final PdfRenderer pdfRenderer;

    /** Creates a thread-safe renderer and reads its fonts. */
    public PdfInvoiceRenderer() {
        pdfRenderer = new PdfRenderer(FontSet.bundled());
        templates.prepareForRendering(TEMPLATE);
    }

    @Override
    public PdfDocument render(Mode mode, Invoice invoice) {
        return render(InvoiceViewFactory.of(mode, invoice));
    }

    @Override
    public PdfDocument render(Mode mode, CreditNote creditNote, Invoice invoice) {
        return render(InvoiceViewFactory.of(mode, creditNote, invoice));
    }

    private PdfDocument render(InvoiceView view) {
        StringOutput html = new StringOutput();
        templates.render(TEMPLATE, view, html);
        return new PdfDocument(pdfRenderer.render(html.toString(), view.metadata()));
    }
}
