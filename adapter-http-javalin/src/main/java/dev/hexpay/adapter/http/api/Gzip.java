package dev.hexpay.adapter.http.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Compresses responses of the API. Pages are never compressed: they contain a form token beside text of the payer, and the
 * length of the compressed page would reveal the token (the attack BREACH).
 */
final class Gzip {
    /** Shorter responses are sent as they are. */
    static final int MIN_BYTES = 1024;

    // A coding, and its weight unless it is 1: RFC 9110, section 12.5.3.
    private static final Pattern CODING =
            Pattern.compile("\\s*([a-z0-9*-]+)\\s*(?:;\\s*q=([01](?:\\.[0-9]{0,3})?)\\s*)?");

    private Gzip() {}

    /** Whether an {@code Accept-Encoding} accepts gzip, by its name or with all codings that are not named. */
    static boolean isAccepted(@Nullable String acceptEncoding) {
        if (acceptEncoding == null) {
            return false;
        }
        Boolean byName = weight(acceptEncoding, "gzip");
        return byName == null ? Boolean.TRUE.equals(weight(acceptEncoding, "*")) : byName;
    }

    /** Whether the coding has a weight above 0; null when it is not named. */
    private static @Nullable Boolean weight(String acceptEncoding, String coding) {
        return Arrays.stream(acceptEncoding.toLowerCase(Locale.ROOT).split(",", -1))
                .map(CODING::matcher)
                .filter(Matcher::matches)
                .filter(named -> named.group(1).equals(coding))
                .map(named -> named.group(2) == null || !named.group(2).matches("0(\\.0*)?"))
                .findFirst()
                .orElse(null);
    }

    static byte[] compress(byte[] body) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream(body.length / 2);
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }
}
