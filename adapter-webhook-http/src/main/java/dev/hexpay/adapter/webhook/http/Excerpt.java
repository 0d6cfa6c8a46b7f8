package dev.hexpay.adapter.webhook.http;

import dev.hexpay.domain.webhook.AttemptResult;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The start of a body as text that can be stored and shown. */
final class Excerpt {
    // Databases and terminals do not accept all control characters.
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\t\n\r]]");
    private static final String REPLACEMENT = "\uFFFD";

    private Excerpt() {}

    /** Reads at most {@value AttemptResult#EXCERPT_BYTES} bytes as UTF-8; a character that is cut off is omitted. */
    static String of(byte[] body) {
        int length = Math.min(body.length, AttemptResult.EXCERPT_BYTES);
        CharBuffer text = CharBuffer.allocate(length);
        StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .decode(ByteBuffer.wrap(body, 0, length), text, false);
        return CONTROL.matcher(text.flip()).replaceAll(REPLACEMENT);
    }
}
