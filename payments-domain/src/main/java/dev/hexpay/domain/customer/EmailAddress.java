package dev.hexpay.domain.customer;

import dev.hexpay.domain.error.InvalidValueException;
import dev.hexpay.domain.text.PlainText;
import java.util.Locale;
import java.util.regex.Pattern;

/** An e-mail address of at most 200 characters. */
public record EmailAddress(String value) {
    /** The longest address, in characters. */
    public static final int MAX = 200;

    // Loose inside the parts on purpose: only the mail server can verify them. Strict about characters that could break
    // a header or a page.
    private static final Pattern SHAPE = Pattern.compile(
            "[^\\s@<>\",;:()\\[\\]\\\\]{1,64}@[^\\s@<>\",;:()\\[\\]\\\\.]+" + "(\\.[^\\s@<>\",;:()\\[\\]\\\\.]+)+");

    public EmailAddress {
        PlainText.singleLine(value, MAX);
        // A mail header would decode an encoded word (RFC 2047) into other text.
        if (!SHAPE.matcher(value).matches() || value.contains("=?")) {
            throw new InvalidValueException("must be an e-mail address");
        }
    }

    /** The form in which addresses are compared: lower case. */
    public String normalized() {
        return value.toLowerCase(Locale.ROOT);
    }
}
