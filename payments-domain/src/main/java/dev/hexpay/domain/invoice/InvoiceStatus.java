package dev.hexpay.domain.invoice;

/** The status of an invoice. */
public enum InvoiceStatus {
    DRAFT,
    OUTSTANDING,
    PAID,
    VOID,
    UNCOLLECTIBLE;
}
