package dev.hexpay.domain.invoice;

import java.util.Locale;

/** The status of an invoice. */
public enum InvoiceStatus {
    DRAFT,
    OUTSTANDING,
    PAID,
    VOID,
    UNCOLLECTIBLE;

    /** The name in the API: lower case. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
