package dev.hexpay.domain.customer;

import dev.hexpay.domain.refusal.Text;

/** A customer's tax id as they write it, 1 to 50 characters. */
public record TaxDocument(String value) {
    private static final int MAX = 50;

    public TaxDocument {
        Text.line("taxDocument", value, MAX);
    }
}
