package dev.hexpay.domain.webhook;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs events in two schemes. Standard Webhooks signs id, time of the attempt and body, with every valid secret. The
 * scheme of Commet signs the body alone, so a request that was seen can be replayed, and it has room for one signature.
 */
public final class WebhookSignature {
    private static final String HMAC = "HmacSHA256";
    private static final DateTimeFormatter MILLISECONDS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private WebhookSignature() {}

    /**
     * The headers of one attempt to deliver an event.
     *
     * @param sentAt the time of this attempt; each attempt has its own
     * @param secrets all valid secrets, at least one, the newest first; the scheme of Commet uses the newest only
     */
    public static Map<String, String> headers(SignedEvent event, Instant sentAt, List<WebhookSecret> secrets) {
        String id = event.id().value();
        long seconds = sentAt.getEpochSecond();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("X-Commet-Signature", commet(event.body(), secrets.get(0)));
        headers.put("X-Commet-Event", event.name());
        headers.put("X-Commet-Event-Id", id);
        headers.put("X-Commet-Timestamp", MILLISECONDS.format(event.occurredAt()));
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", Long.toString(seconds));
        headers.put(
                "webhook-signature",
                secrets.stream()
                        .map(secret -> standard(id + "." + seconds + "." + event.body(), secret))
                        .collect(Collectors.joining(" ")));
        return Collections.unmodifiableMap(headers);
    }

    /** {@code v1,} and the base64 of the HMAC of id, seconds and body, joined by dots. */
    static String standard(String signed, WebhookSecret secret) {
        return "v1," + Base64.getEncoder().encodeToString(hmac(secret.decoded(), signed));
    }

    /** The HMAC of the body in hexadecimal digits; the key is the whole text of the secret. */
    static String commet(String body, WebhookSecret secret) {
        return HexFormat.of().formatHex(hmac(secret.value().getBytes(StandardCharsets.UTF_8), body));
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every JVM has " + HMAC, e);
        }
    }
}
