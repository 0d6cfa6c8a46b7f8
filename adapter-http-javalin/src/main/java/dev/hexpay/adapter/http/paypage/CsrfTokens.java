package dev.hexpay.adapter.http.paypage;

import dev.hexpay.domain.payment.LinkToken;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Issues and verifies CSRF tokens. A token proves that this page served the form, for one payment and one purpose, at
 * most {@value #VALID_HOURS} hours ago. It is a hidden form field, {@code <hour>.<HMAC-SHA256>}, and needs no cookie
 * and no stored state.
 */
final class CsrfTokens {

    static final int VALID_HOURS = 24;

    private static final String ALGORITHM = "HmacSHA256";
    private static final Pattern SHAPE = Pattern.compile("([0-9]{1,9})\\.([A-Za-z0-9_-]{43})");

    private final SecretKeySpec key;
    private final InstantSource clock;

    CsrfTokens(byte[] secret, InstantSource clock) {
        this.key = new SecretKeySpec(secret, ALGORITHM);
        this.clock = clock;
    }

    /** The purpose of a form; a token for one purpose is not valid for another. */
    enum Purpose {
        PAY,
        AUTHENTICATE
    }

    String issue(Purpose purpose, LinkToken token) {
        long hour = hour(clock.instant());
        return hour + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(mac(purpose, token, hour));
    }

    boolean isValid(String csrfToken, Purpose purpose, LinkToken token) {
        Matcher parts = SHAPE.matcher(csrfToken);
        if (!parts.matches()) {
            return false;
        }
        long hour = Long.parseLong(parts.group(1));
        long age = hour(clock.instant()) - hour;
        byte[] presented = parts.group(2).getBytes(StandardCharsets.US_ASCII);
        byte[] expected = Base64.getUrlEncoder().withoutPadding().encode(mac(purpose, token, hour));
        return MessageDigest.isEqual(expected, presented) && age >= 0 && age < VALID_HOURS;
    }

    private static long hour(Instant instant) {
        return instant.getEpochSecond() / Duration.ofHours(1).toSeconds();
    }

    private byte[] mac(Purpose purpose, LinkToken token, long hour) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal((purpose + "\n" + token.value() + "\n" + hour).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has " + ALGORITHM, e);
        }
    }
}
