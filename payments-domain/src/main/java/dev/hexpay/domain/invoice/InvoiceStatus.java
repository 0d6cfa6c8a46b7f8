package dev.hexpay.domain.invoice;

import java.util.Locale;

/** Where an invoice stands. */
public enum InvoiceStatus {
    DRAFT,
    OUTSTANDING,
    PAID,
    VOID,
    UNCOLLECTIBLE;

    /** The word on the wire. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
