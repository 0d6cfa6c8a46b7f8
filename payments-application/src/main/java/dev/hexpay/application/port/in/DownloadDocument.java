package dev.hexpay.application.port.in;

import dev.hexpay.application.port.out.Pdf;
import dev.hexpay.domain.invoice.Document;
import dev.hexpay.domain.scope.Scope;
import java.time.Instant;

/** Lets whoever holds a signed address have an invoice or a credit note as a PDF. */
public interface DownloadDocument {
    /**
     * An address that works for seven days.
     *
     * @throws dev.hexpay.domain.refusal.Refusal {@code invoice_not_found}, or {@code not_found} for a credit note
     */
    Link link(Scope scope, Document document);

    /**
     * The paper behind a signed token.
     *
     * @throws dev.hexpay.domain.refusal.Refusal {@code not_found} when it was not signed by us or its time is over
     */
    NamedPdf download(String signedToken);

    /** Where the paper is, and until when. */
    record Link(String url, Instant expiresAt) {}

    /** A paper, under the name that a saved file gets. */
    record NamedPdf(String fileName, Pdf pdf) {}
}
