package dev.hexpay.application.port.in.invoice;

import dev.hexpay.application.port.out.PdfDocument;

/** Gives out the invoice or the credit note behind a signed address. */
public interface DownloadDocument {
    /**
     * The paper behind the token of an address.
     *
     * @throws dev.hexpay.domain.refusal.PaymentsException {@code not_found} when it was not signed by us or its time is over
     */
    PdfFile download(String signedToken);

    /** A paper, under the name that a saved file gets. */
    record PdfFile(String fileName, PdfDocument document) {}
}
