package dev.hexpay.adapter.sandbox;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Signs and verifies notifications: HMAC-SHA256 of the timestamp, a dot and the body. */
final class SandboxSignature {
    static final String TIME_HEADER = "sandbox-timestamp";
    static final String SIGNATURE_HEADER = "sandbox-signature";

    /** Older or later timestamps are rejected, as protection against replay. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final String HMAC = "HmacSHA256";

    private final byte[] secret;

    SandboxSignature(byte[] secret) {
        this.secret = secret.clone();
    }

    String sign(String at, byte[] body) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret, HMAC));
            mac.update((at + ".").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has " + HMAC, e);
        }
    }

    boolean isValid(@Nullable String at, @Nullable String signature, byte[] body, Instant now) {
        if (at == null || signature == null || !isFresh(at, now)) {
            return false;
        }
        byte[] expected = sign(at, body).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isFresh(String at, Instant now) {
        try {
            Duration age = Duration.between(Instant.parse(at), now).abs();
            return age.compareTo(TOLERANCE) <= 0;
        } catch (DateTimeParseException | ArithmeticException notAnInstant) {
            return false;
        }
    }
}
