package dev.hexpay.testkit;

import dev.hexpay.application.port.out.TokenSigner;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** A signer for tests: the signature is the base64url text, reversed, with the key. */
public final class FakeSigner implements TokenSigner {
    private static final String SEPARATOR = "~";

    private final String key;

    /** A signer under a fixed key. */
    public FakeSigner() {
        this("key");
    }

    /** A signer under this key, which has URL-safe characters. */
    public FakeSigner(String key) {
        this.key = key;
    }

    @Override
    public String sign(String text) {
        String encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        return encoded + SEPARATOR + new StringBuilder(encoded).reverse() + key;
    }

    @Override
    public Optional<String> verify(String signed) {
        int end = signed.indexOf(SEPARATOR);
        return end < 0 ? Optional.empty() : decoded(signed.substring(0, end)).filter(text -> signed.equals(sign(text)));
    }

    private static Optional<String> decoded(String encoded) {
        try {
            return Optional.of(new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException invalid) {
            return Optional.empty();
        }
    }
}
