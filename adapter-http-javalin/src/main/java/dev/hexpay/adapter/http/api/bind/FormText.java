package dev.hexpay.adapter.http.api.bind;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Text as forms and queries encode it; {@link java.net.URLDecoder} would let broken UTF-8 pass. */
final class FormText {
    private FormText() {}

    /** The text; null when it is not percent-encoded UTF-8. */
    static @Nullable String decoded(String encoded) {
        byte[] bytes = encoded.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream plain = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != '%') {
                plain.write(bytes[i] == '+' ? ' ' : bytes[i]);
            } else if (i + 2 < bytes.length
                    && HexFormat.isHexDigit(bytes[i + 1])
                    && HexFormat.isHexDigit(bytes[i + 2])) {
                plain.write(HexFormat.fromHexDigit(bytes[i + 1]) << 4 | HexFormat.fromHexDigit(bytes[i + 2]));
                i += 2;
            } else {
                return null;
            }
        }
        try {
            ByteBuffer text = ByteBuffer.wrap(plain.toByteArray());
            return StandardCharsets.UTF_8.newDecoder().decode(text).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
