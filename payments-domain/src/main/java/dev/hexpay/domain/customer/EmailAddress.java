package dev.hexpay.domain.customer;

import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.text.PlainText;
import java.util.Locale;
import java.util.regex.Pattern;

/** An address that mail can be sent to, of at most 200 characters. */
public record EmailAddress(String value) {
    private static final int MAX = 200;

    // Deliberately loose inside the parts: only the mail server knows. Strict about what could break a header or a
    // page.
    private static final Pattern SHAPE = Pattern.compile(
            "[^\\s@<>\",;:()\\[\\]\\\\]{1,64}@[^\\s@<>\",;:()\\[\\]\\\\.]+" + "(\\.[^\\s@<>\",;:()\\[\\]\\\\.]+)+");

    public EmailAddress {
        PlainText.singleLine("email", value, MAX);
        // An encoded word (RFC 2047) would be read as something else in a mail header.
        if (!SHAPE.matcher(value).matches() || value.contains("=?")) {
            throw PaymentsException.invalid("email", "must be an e-mail address");
        }
    }

    /** The form by which two spellings are the same mailbox to us: lower case. */
    public String normalized() {
        return value.toLowerCase(Locale.ROOT);
    }
}
