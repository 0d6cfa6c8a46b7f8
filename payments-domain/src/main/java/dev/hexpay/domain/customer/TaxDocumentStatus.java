package dev.hexpay.domain.customer;

/** What is known about a tax id. */
public enum TaxDocumentStatus {
    /** Its format is checked at most. No tax office has confirmed that it was issued, or to whom. */
    UNVERIFIED
}
