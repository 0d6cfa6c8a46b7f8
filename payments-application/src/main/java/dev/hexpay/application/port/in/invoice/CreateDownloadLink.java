package dev.hexpay.application.port.in.invoice;

import dev.hexpay.domain.invoice.DocumentRef;
import dev.hexpay.domain.tenant.Scope;
import java.time.Instant;

/** Makes an address where an invoice or a credit note can be had as a PDF by whoever holds it. */
public interface CreateDownloadLink {
    /**
     * An address that works for seven days.
     *
     * @throws dev.hexpay.domain.refusal.PaymentsException {@code invoice_not_found}, or {@code not_found} for a credit note
     */
    DownloadLink create(Scope scope, DocumentRef document);

    /** Where the paper is, and until when. */
    record DownloadLink(String url, Instant expiresAt) {}
}
