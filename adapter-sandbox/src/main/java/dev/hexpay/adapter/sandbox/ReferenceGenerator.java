package dev.hexpay.adapter.sandbox;

import java.util.Base64;
import java.util.function.IntFunction;

/** Generates random references for tokens, cards, charges, refunds, disputes and events. */
record ReferenceGenerator(IntFunction<byte[]> randomBytes) {
    private static final int BYTES = 18;

    String next(String prefix) {
        return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(randomBytes.apply(BYTES));
    }
}
