package dev.hexpay.bootstrap;

import dev.hexpay.adapter.invoice.pdf.PdfInvoiceRenderer;
import dev.hexpay.application.port.out.InvoiceRenderer;
import dev.hexpay.domain.invoice.CreditNote;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.invoice.PdfDocument;
import dev.hexpay.domain.tenant.Mode;
import org.jspecify.annotations.Nullable;

/** Makes PDF files. The fonts are read in the background, so that a start does not wait for them. */
final class LazyInvoiceRenderer implements InvoiceRenderer {
    private @Nullable InvoiceRenderer renderer;

    /** Reads the fonts on a thread of its own; a document that is rendered meanwhile waits. */
    void prepare() {
        Thread thread = new Thread(this::renderer, "fonts");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public PdfDocument render(Mode mode, Invoice invoice) {
        return renderer().render(mode, invoice);
    }

    @Override
    public PdfDocument render(Mode mode, CreditNote creditNote, Invoice invoice) {
        return renderer().render(mode, creditNote, invoice);
    }

    private synchronized InvoiceRenderer renderer() {
        if (renderer == null) {
            renderer = new PdfInvoiceRenderer();
        }
        return renderer;
    }
}
