package dev.hexpay.domain.tenant;

import dev.hexpay.domain.text.PlainText;

/** The name of an API key, given by the merchant: 1 to 100 characters. */
public record KeyName(String value) {
    /** The longest name, in characters. */
    public static final int MAX = 100;

    public KeyName {
        PlainText.singleLine(value, MAX);
    }
}
