package dev.hexpay.application.usecase.invoice;

import dev.hexpay.application.port.out.DocumentFiles;
import dev.hexpay.application.port.out.InvoiceRenderer;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.RendererBusyException;
import dev.hexpay.application.port.out.UnitOfWork;
import dev.hexpay.domain.invoice.CreditNote;
import dev.hexpay.domain.invoice.DocumentEdition;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.invoice.PdfDocument;
import dev.hexpay.domain.tenant.Scope;
import java.util.function.Supplier;

/**
 * The files of documents. Each is rendered when it is needed for the first time, and stored. Both methods throw
 * {@link RendererBusyException} when the file would have to be rendered and the renderer is busy.
 */
final class RenderedDocuments {
    private final UnitOfWork unitOfWork;
    private final DocumentFiles files;
    private final InvoiceRenderer renderer;

    RenderedDocuments(OutPorts out) {
        this.unitOfWork = out.store().unitOfWork();
        this.files = out.store().documentFiles();
        this.renderer = out.documents().renderer();
    }

    PdfDocument of(Scope scope, Invoice invoice) {
        return getOrRender(scope, DocumentEdition.of(invoice), () -> renderer.render(scope.mode(), invoice));
    }

    PdfDocument of(Scope scope, CreditNote creditNote, Invoice invoice) {
        return getOrRender(
                scope, DocumentEdition.of(creditNote), () -> renderer.render(scope.mode(), creditNote, invoice));
    }

    private PdfDocument getOrRender(Scope scope, DocumentEdition edition, Supplier<PdfDocument> rendering) {
        return files.find(scope, edition).orElseGet(() -> {
            if (unitOfWork.isOpen()) {
                throw new IllegalStateException("a document is rendered outside of units of work: it takes long");
            }
            return files.getOrInsert(scope, edition, rendering.get());
        });
    }
}
