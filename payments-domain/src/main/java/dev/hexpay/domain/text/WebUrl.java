package dev.hexpay.domain.text;

import dev.hexpay.domain.error.InvalidValueException;
import java.net.URI;
import java.net.URISyntaxException;

/** An absolute http or https URL of at most 2048 characters, with a host and without credentials. */
public record WebUrl(String value) {
    private static final int MAX = 2048;
    private static final String MUST_BE = "must be an absolute http or https URL";

    public WebUrl {
        PlainText.singleLine(value, MAX);
        URI uri = parsed(value);
        boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
        if (!web || uri.getHost() == null || uri.getRawUserInfo() != null) {
            throw new InvalidValueException(MUST_BE);
        }
    }

    /** The URL for an HTTP header: characters outside ASCII are percent-encoded. */
    public String ascii() {
        return URI.create(value).toASCIIString();
    }

    private static URI parsed(String value) {
        try {
            return new URI(value);
        } catch (URISyntaxException e) {
            throw new InvalidValueException(MUST_BE);
        }
    }
}
