package dev.hexpay.application.port.in.invoice;

import dev.hexpay.domain.invoice.DocumentRef;
import dev.hexpay.domain.tenant.Scope;
import java.time.Instant;

/** Creates a signed URL at which its holder downloads an invoice or a credit note as a PDF. */
public interface CreateDownloadLink {
    /**
     * A URL that is valid for 7 days.
     *
     * @throws dev.hexpay.domain.error.PaymentsException {@code invoice_not_found}, or {@code not_found} for a credit
     *     note
     */
    DownloadLink create(Scope scope, DocumentRef document);

    /** The URL of the document, and its expiry. */
    record DownloadLink(String url, Instant expiresAt) {}
}
