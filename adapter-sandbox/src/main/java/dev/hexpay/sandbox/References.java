package dev.hexpay.sandbox;

import java.util.Base64;
import java.util.function.IntFunction;

/** The sandbox's own names for cards, charges and all else. */
record References(IntFunction<byte[]> chance) {
    private static final int BYTES = 18;

    String next(String prefix) {
        return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(chance.apply(BYTES));
    }
}
