package dev.hexpay.domain.customer;

import dev.hexpay.domain.text.PlainText;

/** One line of a postal address, for example the street or the city: 1 to 200 characters. */
public record AddressLine(String value) {
    /** The longest line, in characters. */
    public static final int MAX = 200;

    public AddressLine {
        PlainText.singleLine(value, MAX);
    }
}
