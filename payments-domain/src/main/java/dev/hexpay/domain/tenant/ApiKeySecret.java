package dev.hexpay.domain.tenant;

import dev.hexpay.domain.text.WireName;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The secret of an API key, shown once: {@code ck_sandbox_…} or {@code ck_live_…} with a {@link RoutingHint} and 256
 * random bits; keys of earlier versions have no hint. A plain SHA-256 is enough to store it, because 256 random bits
 * cannot be guessed.
 */
public record ApiKeySecret(String value) {
    /** The number of random bytes in a secret. */
    public static final int BYTES = 32;

    private static final int SHOWN_DIGITS = 4;
    private static final Pattern ROUTED = Pattern.compile("ck_(sandbox|live)_([A-Za-z0-9_-]{64})");

    /** The secret of a key for {@code scope}, made of {@link #BYTES} random bytes. */
    public static ApiKeySecret of(Scope scope, byte[] random) {
        return new ApiKeySecret(prefixOf(scope.mode()) + RoutingHint.of(scope.organization(), random));
    }

    /** The scope in which the key of this secret is looked up; empty when the secret names none. */
    public Optional<Scope> scope() {
        Matcher routed = ROUTED.matcher(value);
        return routed.matches()
                ? Optional.of(new Scope(RoutingHint.organization(routed.group(2)), Mode.of(routed.group(1))))
                : Optional.empty();
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
