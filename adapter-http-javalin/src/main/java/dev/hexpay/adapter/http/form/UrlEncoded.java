package dev.hexpay.adapter.http.form;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decodes {@code application/x-www-form-urlencoded} text: posted forms and query strings. {@link java.net.URLDecoder}
 * would accept malformed UTF-8.
 */
public final class UrlEncoded {
    private UrlEncoded() {}

    /**
     * One parameter; without {@code =} its value is empty.
     *
     * @param name null if it is not percent-encoded UTF-8
     * @param value null if it is not percent-encoded UTF-8
     */
    public record Parameter(@Nullable String name, @Nullable String value) {}

    /** The parameters in their order, repeated ones included. */
    public static List<Parameter> parse(String text) {
        List<Parameter> parameters = new ArrayList<>();
        for (String pair : text.split("&")) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            parameters.add(new Parameter(decode(name), decode(value)));
        }
        return parameters;
    }

    private static @Nullable String decode(String encoded) {
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
        } catch (CharacterCodingException malformed) {
            return null;
        }
    }
}
