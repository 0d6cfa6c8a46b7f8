package dev.hexpay.adapter.stripe;

import dev.hexpay.domain.tenant.Mode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Verifies {@code Stripe-Signature}: {@code t=<seconds>,v1=<hex>[,v1=<hex>…]}, each {@code v1} the HMAC-SHA256 of time, dot
 * and body under one secret of the endpoint. While a secret is rolled there are two. The library's own check accepts times
 * in the future and fails on malformed headers.
 */
final class StripeSignature {
    /** The header, in lower case. */
    static final String HEADER = "stripe-signature";

    /** The difference between the clocks of Stripe and of this server that is accepted. */
    static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final String HMAC = "HmacSHA256";
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,11}");

    private final Map<Mode, List<byte[]>> secrets = new EnumMap<>(Mode.class);

    /** Accepts what is signed with any of these secrets; each is the whole text {@code whsec_…}. */
    StripeSignature(Map<Mode, List<String>> secrets) {
        secrets.forEach((mode, texts) -> this.secrets.put(
                mode,
                texts.stream()
                        .map(text -> text.getBytes(StandardCharsets.UTF_8))
                        .toList()));
    }

    /** The parts of a header that are signed or signatures. */
    record Parsed(String seconds, List<String> signatures) {
        boolean isSentAbout(Instant now) {
            return Math.abs(now.getEpochSecond() - Long.parseLong(seconds)) <= TOLERANCE.toSeconds();
        }
    }

    /** The parts of a header; empty if it is malformed. */
    static Optional<Parsed> parse(String header) {
        @Nullable String seconds = null;
        List<String> signatures = new ArrayList<>();
        for (String part : header.split(",", -1)) {
            int equals = part.indexOf('=');
            if (equals < 0) {
                return Optional.empty();
            }
            String name = part.substring(0, equals).strip();
            String value = part.substring(equals + 1).strip();
            if (name.equals("t")) {
                if (seconds != null || !SECONDS.matcher(value).matches()) {
                    return Optional.empty();
                }
                seconds = value;
            } else if (name.equals("v1")) {
                signatures.add(value);
            }
        }
        return seconds == null || signatures.isEmpty()
                ? Optional.empty()
                : Optional.of(new Parsed(seconds, signatures));
    }

    /** The modes that have a secret with which the body was signed; empty if there is none. */
    Set<Mode> modesOf(Parsed header, byte[] body) {
        Set<Mode> modes = EnumSet.noneOf(Mode.class);
        secrets.forEach((mode, ofMode) -> ofMode.forEach(secret -> {
            byte[] expected = sign(secret, header.seconds(), body).getBytes(StandardCharsets.UTF_8);
            for (String signature : header.signatures()) {
                if (MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8))) {
                    modes.add(mode);
                }
            }
        }));
        return modes;
    }

    /** The signature of a body in hexadecimal digits. */
    static String sign(byte[] secret, String seconds, byte[] body) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret, HMAC));
            mac.update((seconds + ".").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has " + HMAC, e);
        }
    }
}
