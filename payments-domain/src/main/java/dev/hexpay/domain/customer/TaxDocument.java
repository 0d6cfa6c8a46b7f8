package dev.hexpay.domain.customer;

import dev.hexpay.domain.text.PlainText;

/** A customer's tax id as entered, 1 to 50 characters. */
public record TaxDocument(String value) {
    private static final int MAX = 50;

    public TaxDocument {
        PlainText.singleLine(value, MAX);
    }
}
