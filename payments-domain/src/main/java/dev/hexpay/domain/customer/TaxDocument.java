package dev.hexpay.domain.customer;

import dev.hexpay.domain.text.PlainText;

/** A customer's tax id as entered, 1 to 50 characters. */
public record TaxDocument(String value) {
    /** The longest tax id, in characters. */
    public static final int MAX = 50;

    public TaxDocument {
        PlainText.singleLine(value, MAX);
    }

    /** What is known about it: no tax office is asked, so no tax id is verified. */
    public TaxDocumentStatus status() {
        return TaxDocumentStatus.UNVERIFIED;
    }
}
