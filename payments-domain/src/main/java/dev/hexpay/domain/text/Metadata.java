package dev.hexpay.domain.text;

import dev.hexpay.domain.error.InvalidValueException;
import dev.hexpay.domain.error.Violation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Key-value pairs that a merchant attaches to an object, in the order in which they were sent.
 *
 * @param entries at most 50, keys of 1 to 40 characters, values of at most 500
 */
public record Metadata(Map<String, String> entries) {
    /** The most entries. */
    public static final int MAX_ENTRIES = 50;
    /** The longest key, in characters. */
    public static final int MAX_KEY = 40;
    /** The longest value, in characters. */
    public static final int MAX_VALUE = 500;

    public Metadata {
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        List<Violation> violations = new ArrayList<>();
        if (entries.size() > MAX_ENTRIES) {
            violations.add(whole("must have at most " + MAX_ENTRIES + " entries"));
        }
        entries.forEach((key, value) -> {
            if (key.isEmpty() || key.codePointCount(0, key.length()) > MAX_KEY) {
                violations.add(whole("must have keys of 1 to " + MAX_KEY + " characters"));
            } else if (!PlainText.isPrintable(key, c -> false)) {
                violations.add(whole("must have keys without control characters"));
            } else if (value.codePointCount(0, value.length()) > MAX_VALUE) {
                violations.add(new Violation(key, "must have at most " + MAX_VALUE + " characters"));
            } else if (!PlainText.isPrintable(value, PlainText::isLineBreakOrTab)) {
                violations.add(new Violation(key, "must not contain control characters"));
            }
        });
        if (!violations.isEmpty()) {
            throw new InvalidValueException(violations.stream().distinct().toList());
        }
    }

    private static Violation whole(String message) {
        return new Violation(Violation.WHOLE_VALUE, message);
    }
}
