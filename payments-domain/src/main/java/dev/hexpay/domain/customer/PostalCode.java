package dev.hexpay.domain.customer;

import dev.hexpay.domain.text.PlainText;

/** A postal code, 1 to 20 characters. */
public record PostalCode(String value) {
    /** The longest postal code, in characters. */
    public static final int MAX = 20;

    public PostalCode {
        PlainText.singleLine(value, MAX);
    }
}
