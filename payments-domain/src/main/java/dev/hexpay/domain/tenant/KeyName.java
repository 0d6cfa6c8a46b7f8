package dev.hexpay.domain.tenant;

import dev.hexpay.domain.text.PlainText;

/** What a merchant calls an API key, 1 to 100 characters. */
public record KeyName(String value) {
    private static final int MAX = 100;

    public KeyName {
        PlainText.singleLine("name", value, MAX);
    }
}
