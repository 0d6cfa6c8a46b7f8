package dev.hexpay.domain.customer;

import dev.hexpay.domain.refusal.Text;

/** A person's or company's name in one piece, 1 to 200 characters. */
public record FullName(String value) {
    private static final int MAX = 200;

    public FullName {
        Text.line("fullName", value, MAX);
    }
}
