package dev.hexpay.adapter.invoice.pdf;

import dev.hexpay.application.port.out.InvoiceRenderer;
import dev.hexpay.domain.invoice.PdfDocument;
import dev.hexpay.testkit.contract.InvoiceRendererContract;

class PdfInvoiceRendererContractTest extends InvoiceRendererContract {
    @Override
    protected InvoiceRenderer newRenderer() {
        return new PdfInvoiceRenderer();
    }

    @Override
    protected String text(PdfDocument document) {
        return new PdfContent(document).text();
    }
}
