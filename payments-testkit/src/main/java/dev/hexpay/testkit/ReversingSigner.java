package dev.hexpay.testkit;

import dev.hexpay.application.port.out.Signer;
import java.util.Optional;

/** A signer for tests: a text is ours when it comes with itself, reversed. */
public final class ReversingSigner implements Signer {
    private static final String SEPARATOR = "~";

    /** A signer without a key. */
    public ReversingSigner() {}

    @Override
    public String sign(String text) {
        return text + SEPARATOR + reversed(text);
    }

    @Override
    public Optional<String> verified(String signed) {
        int end = signed.indexOf(SEPARATOR);
        return end >= 0 && signed.equals(sign(signed.substring(0, end)))
                ? Optional.of(signed.substring(0, end))
                : Optional.empty();
    }

    private static String reversed(String text) {
        return new StringBuilder(text).reverse().toString();
    }
}
