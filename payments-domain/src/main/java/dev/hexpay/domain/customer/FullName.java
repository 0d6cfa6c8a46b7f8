package dev.hexpay.domain.customer;

import dev.hexpay.domain.text.PlainText;

/** The full name of a person or company, 1 to 200 characters. */
public record FullName(String value) {
    /** The longest name, in characters. */
    public static final int MAX = 200;

    public FullName {
        PlainText.singleLine(value, MAX);
    }
}
