package dev.hexpay.domain.text;

import dev.hexpay.domain.error.InvalidValueException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** An absolute http or https URL of at most 2048 characters, with a host and without credentials. */
public record WebUrl(String value) {
    /** The longest URL, in characters. */
    public static final int MAX = 2048;

    private static final String MUST_BE = "must be an absolute http or https URL";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    public WebUrl {
        PlainText.singleLine(value, MAX);
        URI uri = parsed(value);
        boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
        if (!web || uri.getHost() == null || uri.getRawUserInfo() != null) {
            throw new InvalidValueException(MUST_BE);
        }
    }

    /**
     * The URL for an HTTP header, which is a valid URL, too: characters outside ASCII are percent-encoded. They are not
     * normalized as {@link URI#toASCIIString} does it: that makes characters which a URL must not have.
     */
    public String ascii() {
        StringBuilder ascii = new StringBuilder(value.length());
        for (byte next : value.getBytes(StandardCharsets.UTF_8)) {
            if (next < 0) {
                ascii.append('%').append(HEX.toHexDigits(next));
            } else {
                ascii.append((char) next);
            }
        }
        return ascii.toString();
    }

    private static URI parsed(String value) {
        try {
            return new URI(value);
        } catch (URISyntaxException e) {
            throw new InvalidValueException(MUST_BE);
        }
    }
}
