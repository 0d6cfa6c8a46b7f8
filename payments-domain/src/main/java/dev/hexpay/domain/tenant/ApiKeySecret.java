package dev.hexpay.domain.tenant;

import dev.hexpay.domain.text.WireName;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The secret of an API key, shown once: {@code ck_sandbox_…} or {@code ck_live_…} with 256 random bits. A plain SHA-256
 * is enough to store it, because 256 random bits cannot be guessed.
 */
public record ApiKeySecret(String value) {
    /** The number of random bytes in a secret. */
    public static final int BYTES = 32;

    private static final int SHOWN_DIGITS = 4;

    /** The secret of a key for {@code mode}, made of {@link #BYTES} random bytes. */
    public static ApiKeySecret of(Mode mode, byte[] random) {
        return new ApiKeySecret(
                prefixOf(mode) + Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }

    /** The SHA-256 hash of the secret. */
    public ApiKeyHash hash() {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return new ApiKeyHash(HexFormat.of().formatHex(sha256.digest(value.getBytes(StandardCharsets.UTF_8))));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    /** The start of the secret, by which a merchant identifies the key in a list. */
    public String prefix(Mode mode) {
        return value.substring(0, prefixOf(mode).length() + SHOWN_DIGITS);
    }

    private static String prefixOf(Mode mode) {
        return "ck_" + WireName.of(mode) + "_";
    }

    @Override
    public String toString() {
        return "ApiKeySecret[…]";
    }
}
