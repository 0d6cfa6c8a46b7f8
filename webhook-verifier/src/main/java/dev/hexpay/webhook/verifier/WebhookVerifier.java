package dev.hexpay.webhook.verifier;

import dev.hexpay.webhook.verifier.WebhookVerificationException.Reason;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Verifies that a request is a webhook of Hexpay: signed with a secret of the endpoint, unchanged, and sent within the last
 * five minutes. It has no state and can be used by many threads.
 *
 * <p>{@link #verify} reads the headers of Standard Webhooks ({@code webhook-id}, {@code webhook-timestamp}, {@code
 * webhook-signature}). {@link #verifyCommet} reads {@code X-Commet-Signature}, which does not contain a time: a request
 * that was seen can be sent again, so prefer {@code verify}.
 */
public final class WebhookVerifier {
    /** How much the time of a request may differ from the clock of this machine, in both directions. */
    public static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final String ID = "webhook-id";
    private static final String TIMESTAMP = "webhook-timestamp";
    private static final String SIGNATURE = "webhook-signature";
    private static final String COMMET_SIGNATURE = "X-Commet-Signature";

    private static final String PREFIX = "whsec_";
    private static final String VERSION = "v1,";
    private static final String HMAC = "HmacSHA256";
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,11}");
    private static final Pattern HEXADECIMAL = Pattern.compile("[0-9a-f]{64}");

    private final List<Secret> secrets;
    private final Clock clock;

    private WebhookVerifier(List<Secret> secrets, Clock clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * A verifier of the webhooks of one endpoint.
     *
     * @param secrets the secret of the endpoint, {@code whsec_…}; while it is rotated, the new one and the old one
     * @throws IllegalArgumentException if there is no secret, or one is not {@code whsec_} and base64
     */
    public static WebhookVerifier of(String... secrets) {
        if (secrets.length == 0) {
            throw new IllegalArgumentException("there must be a secret");
        }
        List<Secret> parsed = new ArrayList<>();
        for (String secret : secrets) {
            parsed.add(Secret.parse(secret));
        }
        return new WebhookVerifier(List.copyOf(parsed), Clock.systemUTC());
    }

    /** The same verifier with another clock, for tests. */
    public WebhookVerifier withClock(Clock other) {
        return new WebhookVerifier(secrets, Objects.requireNonNull(other));
    }

    /**
     * Verifies a request by the headers of Standard Webhooks.
     *
     * @param body the body as it was received, byte by byte
     * @param header returns the value of a header by its name, or null; the case of names does not matter
     * @throws WebhookVerificationException if the request must not be processed
     */
    public void verify(byte[] body, Function<String, @Nullable String> header) throws WebhookVerificationException {
        String id = required(ID, header.apply(ID));
        String seconds = required(TIMESTAMP, header.apply(TIMESTAMP));
        List<byte[]> signatures = signatures(required(SIGNATURE, header.apply(SIGNATURE)));
        checkTime(seconds);
        byte[] start = (id + "." + seconds + ".").getBytes(StandardCharsets.UTF_8);
        boolean isSigned = false;
        for (Secret secret : secrets) {
            byte[] expected = hmac(secret.decoded, start, body);
            for (byte[] signature : signatures) {
                isSigned |= MessageDigest.isEqual(expected, signature);
            }
        }
        checkSigned(isSigned);
    }

    /** {@link #verify(byte[], Function)} with a body that was received as UTF-8. */
    public void verify(String body, Function<String, @Nullable String> header) throws WebhookVerificationException {
        verify(body.getBytes(StandardCharsets.UTF_8), header);
    }

    /** {@link #verify(byte[], Function)} with headers in a map; the case of names does not matter. */
    public void verify(byte[] body, Map<String, List<String>> headers) throws WebhookVerificationException {
        verify(body, name -> first(headers, name));
    }

    /** {@link #verify(byte[], Map)} with a body that was received as UTF-8. */
    public void verify(String body, Map<String, List<String>> headers) throws WebhookVerificationException {
        verify(body.getBytes(StandardCharsets.UTF_8), headers);
    }

    /**
     * Verifies a body by {@code X-Commet-Signature}. It does not protect from a request that is sent again.
     *
     * @param body the body as it was received, byte by byte
     * @param signature the value of the header, or null if it is missing
     * @throws WebhookVerificationException if the request must not be processed
     */
    public void verifyCommet(byte[] body, @Nullable String signature) throws WebhookVerificationException {
        String given = required(COMMET_SIGNATURE, signature);
        if (!HEXADECIMAL.matcher(given).matches()) {
            throw malformed(COMMET_SIGNATURE, "64 lower-case hexadecimal digits");
        }
        boolean isSigned = false;
        for (Secret secret : secrets) {
            byte[] expected = hexadecimal(hmac(secret.text, body)).getBytes(StandardCharsets.US_ASCII);
            isSigned |= MessageDigest.isEqual(expected, given.getBytes(StandardCharsets.US_ASCII));
        }
        checkSigned(isSigned);
    }

    /** {@link #verifyCommet(byte[], String)} with a body that was received as UTF-8. */
    public void verifyCommet(String body, @Nullable String signature) throws WebhookVerificationException {
        verifyCommet(body.getBytes(StandardCharsets.UTF_8), signature);
    }

    private void checkTime(String seconds) throws WebhookVerificationException {
        if (!SECONDS.matcher(seconds).matches()) {
            throw malformed(TIMESTAMP, "a number of seconds");
        }
        Instant sent = Instant.ofEpochSecond(Long.parseLong(seconds));
        Instant now = clock.instant();
        if (sent.isBefore(now.minus(TOLERANCE))) {
            throw new WebhookVerificationException(Reason.TOO_OLD, "the request was sent more than 5 minutes ago");
        }
        if (sent.isAfter(now.plus(TOLERANCE))) {
            throw new WebhookVerificationException(Reason.TOO_NEW, "the request was sent more than 5 minutes ahead");
        }
    }

    /** The signatures of the known version; others are for other receivers. */
    private static List<byte[]> signatures(String header) throws WebhookVerificationException {
        List<byte[]> signatures = new ArrayList<>();
        for (String part : header.split(" ")) {
            if (part.startsWith(VERSION)) {
                try {
                    signatures.add(Base64.getDecoder().decode(part.substring(VERSION.length())));
                } catch (IllegalArgumentException malformed) {
                    // Another part may be the right one.
                }
            }
        }
        if (signatures.isEmpty()) {
            throw malformed(SIGNATURE, "a signature of version v1");
        }
        return signatures;
    }

    private static String required(String name, @Nullable String value) throws WebhookVerificationException {
        if (value == null || value.isBlank()) {
            throw new WebhookVerificationException(Reason.MISSING_HEADER, "the header " + name + " is missing");
        }
        return value;
    }

    private static WebhookVerificationException malformed(String name, String expected) {
        return new WebhookVerificationException(
                Reason.MALFORMED_HEADER, "the header " + name + " must have " + expected);
    }

    private static void checkSigned(boolean isSigned) throws WebhookVerificationException {
        if (!isSigned) {
            throw new WebhookVerificationException(
                    Reason.WRONG_SIGNATURE, "no signature is that of this body under a known secret");
        }
    }

    private static @Nullable String first(Map<String, List<String>> headers, String name) {
        return headers.entrySet().stream()
                // Some maps have the status line under null.
                .filter(header -> name.equalsIgnoreCase(header.getKey())
                        && !header.getValue().isEmpty())
                .map(header -> header.getValue().get(0))
                .findFirst()
                .orElse(null);
    }

    private static byte[] hmac(byte[] key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has " + HMAC, e);
        }
    }

    private static String hexadecimal(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (byte each : bytes) {
            text.append(Character.forDigit((each >> 4) & 0xf, 16)).append(Character.forDigit(each & 0xf, 16));
        }
        return text.toString();
    }

    /** A secret as both schemes use it: Standard Webhooks the bytes that it encodes, Commet its text. */
    private static final class Secret {
        private final byte[] decoded;
        private final byte[] text;

        private Secret(byte[] decoded, byte[] text) {
            this.decoded = decoded;
            this.text = text;
        }

        static Secret parse(String secret) {
            try {
                byte[] decoded = secret.startsWith(PREFIX)
                        ? Base64.getDecoder().decode(secret.substring(PREFIX.length()))
                        : new byte[0];
                if (decoded.length > 0) {
                    return new Secret(decoded, secret.getBytes(StandardCharsets.UTF_8));
                }
            } catch (IllegalArgumentException e) {
                // The message would contain a character of the secret.
            }
            throw new IllegalArgumentException("a secret must be whsec_ and base64");
        }
    }
}
