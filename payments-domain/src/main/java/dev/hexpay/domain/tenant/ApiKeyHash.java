package dev.hexpay.domain.tenant;

import java.util.regex.Pattern;

/** The SHA-256 of an API key's secret, 64 hex digits in lower case. */
public record ApiKeyHash(String hex) {
    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{64}");

    public ApiKeyHash {
        if (!SHAPE.matcher(hex).matches()) {
            throw new IllegalArgumentException("not a SHA-256 in hex");
        }
    }
}
