package dev.hexpay.application.port.in;

import dev.hexpay.domain.invoice.Document;
import dev.hexpay.domain.scope.Scope;
import java.time.Instant;

/** Makes an address where an invoice or a credit note can be had as a PDF by whoever holds it. */
public interface LinkDocument {
    /**
     * An address that works for seven days.
     *
     * @throws dev.hexpay.domain.refusal.Refusal {@code invoice_not_found}, or {@code not_found} for a credit note
     */
    Link link(Scope scope, Document document);

    /** Where the paper is, and until when. */
    record Link(String url, Instant expiresAt) {}
}
