package dev.hexpay.domain.organization;

import dev.hexpay.domain.refusal.Text;

/** What a merchant calls an API key, 1 to 100 characters. */
public record KeyName(String value) {
    private static final int MAX = 100;

    public KeyName {
        Text.line("name", value, MAX);
    }
}
