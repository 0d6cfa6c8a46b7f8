package dev.hexpay.domain.webhook;

import java.util.Base64;

/**
 * The secret with which the events of one endpoint are signed, shown once: {@code whsec_} and the standard base64, with
 * padding, of 24 to 64 random bytes.
 */
public record WebhookSecret(String value) {
    /** The number of random bytes in a new secret. */
    public static final int BYTES = 32;

    private static final String PREFIX = "whsec_";
    private static final int MIN_BYTES = 24;
    private static final int MAX_BYTES = 64;

    public WebhookSecret {
        if (!isValid(value)) {
            throw new IllegalArgumentException(
                    "not " + PREFIX + " and the base64 of " + MIN_BYTES + " to " + MAX_BYTES + " bytes");
        }
    }

    /** The secret that is made of 24 to 64 random bytes. */
    public static WebhookSecret of(byte[] random) {
        return new WebhookSecret(PREFIX + Base64.getEncoder().encodeToString(random));
    }

    /** The bytes after the prefix, the key of Standard Webhooks. */
    byte[] decoded() {
        return decoded(value);
    }

    private static boolean isValid(String value) {
        try {
            byte[] bytes = value.startsWith(PREFIX) ? decoded(value) : new byte[0];
            // The decoder also accepts missing padding, and other bits in the place of it.
            return bytes.length >= MIN_BYTES
                    && bytes.length <= MAX_BYTES
                    && value.endsWith(Base64.getEncoder().encodeToString(bytes));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static byte[] decoded(String value) {
        return Base64.getDecoder().decode(value.substring(PREFIX.length()));
    }

    @Override
    public String toString() {
        return "WebhookSecret[…]";
    }
}
