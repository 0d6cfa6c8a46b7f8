package dev.hexpay.adapter.http.paypage;

import dev.hexpay.domain.payment.LinkToken;
import io.javalin.http.Context;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Accepts only forms that this page has served: from the same origin and with a valid CSRF token.
 *
 * <p>A CSRF token proves that this page served the form, for one payment and one purpose, at most {@value #VALID_HOURS}
 * hours ago. It is a hidden form field, {@code <hour>.<HMAC-SHA256>}, and needs no cookie and no stored state.
 *
 * <p>Of the origin, {@code Sec-Fetch-Site} decides when the browser sends it. An {@code Origin} other than ours is
 * rejected as well. The {@code Origin} {@code null} is accepted: with {@code Referrer-Policy: no-referrer} browsers
 * send it for our own form too.
 */
final class CsrfProtection {

    static final int VALID_HOURS = 24;

    private static final String ALGORITHM = "HmacSHA256";
    private static final Pattern SHAPE = Pattern.compile("([0-9]{1,9})\\.([A-Za-z0-9_-]{43})");
    private static final Set<String> OURS = Set.of("same-origin", "none");
    private static final String OPAQUE_ORIGIN = "null";

    private final String publicAuthority;
    private final List<SecretKeySpec> keys;
    private final InstantSource clock;

    /**
     * Protects the forms of the pages at the public URL. The secrets are the keys of the CSRF tokens: the first one for
     * new tokens, all of them for those that are checked.
     */
    CsrfProtection(URI publicUrl, List<byte[]> secrets, InstantSource clock) {
        this.publicAuthority = lower(publicUrl.getHost() + (publicUrl.getPort() < 0 ? "" : ":" + publicUrl.getPort()));
        this.keys = secrets.stream()
                .map(secret -> new SecretKeySpec(secret, ALGORITHM))
                .toList();
        this.clock = clock;
    }

    /** The purpose of a form; a token for one purpose is not valid for another. */
    enum Purpose {
        PAY,
        AUTHENTICATE
    }

    /** Issues the CSRF token of a form. */
    String issue(Purpose purpose, LinkToken token) {
        long hour = hour(clock.instant());
        return hour + "." + base64(mac(keys.get(0), purpose, token, hour));
    }

    /** Reads the posted form and checks its CSRF token. */
    FormBody readForm(Context ctx, Purpose purpose, LinkToken token) {
        FormBody body = FormBody.of(ctx);
        if (!isValid(body.value("csrf"), purpose, token)) {
            throw PageError.INVALID_CSRF_TOKEN.exception();
        }
        return body;
    }

    /** Refuses a form of another site by its headers. */
    void requireSameOrigin(Context ctx) {
        String site = ctx.header("Sec-Fetch-Site");
        if ((site != null && !OURS.contains(site)) || isForeign(ctx.header("Origin"), ctx.header("Host"))) {
            throw PageError.CROSS_SITE.exception();
        }
    }

    private boolean isForeign(@Nullable String origin, @Nullable String host) {
        if (origin == null || origin.equals(OPAQUE_ORIGIN)) {
            return false;
        }
        int schemeEnd = origin.indexOf("://");
        String authority = schemeEnd < 0 ? origin : lower(origin.substring(schemeEnd + 3));
        // Behind a proxy that terminates TLS the scheme differs, so that only the host is compared.
        return !authority.equals(publicAuthority) && (host == null || !authority.equals(lower(host)));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private boolean isValid(String csrfToken, Purpose purpose, LinkToken token) {
        Matcher parts = SHAPE.matcher(csrfToken);
        if (!parts.matches()) {
            return false;
        }
        long hour = Long.parseLong(parts.group(1));
        long age = hour(clock.instant()) - hour;
        byte[] presented = parts.group(2).getBytes(StandardCharsets.US_ASCII);
        return age >= 0
                && age < VALID_HOURS
                && keys.stream().anyMatch(key -> {
                    byte[] expected = base64(mac(key, purpose, token, hour)).getBytes(StandardCharsets.US_ASCII);
                    return MessageDigest.isEqual(expected, presented);
                });
    }

    private static String base64(byte[] mac) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
    }

    private static long hour(Instant instant) {
        return instant.getEpochSecond() / Duration.ofHours(1).toSeconds();
    }

    private static byte[] mac(SecretKeySpec key, Purpose purpose, LinkToken token, long hour) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal((purpose + "\n" + token.value() + "\n" + hour).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has " + ALGORITHM, e);
        }
    }
}
