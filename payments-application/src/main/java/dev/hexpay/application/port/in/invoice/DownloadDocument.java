package dev.hexpay.application.port.in.invoice;

import dev.hexpay.domain.invoice.PdfDocument;

/** Returns the invoice or the credit note of a signed URL. */
public interface DownloadDocument {
    /**
     * The document of a signed token.
     *
     * @throws dev.hexpay.domain.error.PaymentsException {@code not_found} when the signature is not ours or the link
     *     has expired
     * @throws dev.hexpay.application.port.out.RendererBusyException when the document was never rendered before, and too
     *     many others are being rendered
     */
    PdfFile download(String signedToken);

    /** A document and its file name. */
    record PdfFile(String fileName, PdfDocument document) {}
}
