package dev.hexpay.domain.operator;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The secret of a login link or of a session: 256 random bits in URL-safe characters. Only its SHA-256 is stored, which
 * is enough for random bits.
 */
public record OperatorToken(String value) {
    /** The number of random bytes. */
    public static final int BYTES = 32;

    /** The token made of {@link #BYTES} random bytes. */
    public static OperatorToken of(byte[] random) {
        return new OperatorToken(Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }

    /** The SHA-256 of the token, 64 hex digits in lower case. */
    public String hash() {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(value.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "OperatorToken[…]";
    }
}
