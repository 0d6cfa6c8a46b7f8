package dev.hexpay.adapter.sandbox;

import java.util.Base64;
import java.util.function.IntFunction;

/** The sandbox's own names for cards, charges and all else. */
record ReferenceGenerator(IntFunction<byte[]> randomBytes) {
    private static final int BYTES = 18;

    String next(String prefix) {
        return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(randomBytes.apply(BYTES));
    }
}
