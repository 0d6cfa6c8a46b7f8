package dev.hexpay.application.port.in;

import dev.hexpay.application.port.out.Pdf;

/** Gives out the invoice or the credit note behind a signed address. */
public interface DownloadDocument {
    /**
     * The paper behind the token of an address.
     *
     * @throws dev.hexpay.domain.refusal.Refusal {@code not_found} when it was not signed by us or its time is over
     */
    NamedPdf download(String signedToken);

    /** A paper, under the name that a saved file gets. */
    record NamedPdf(String fileName, Pdf pdf) {}
}
