package dev.hexpay.domain.text;

import dev.hexpay.domain.error.PaymentsException;
import java.util.function.IntPredicate;

/** The one check for text that people type: length, and no character that a database, a mail header or a page chokes on. */
public final class PlainText {
    private PlainText() {}

    /** A single line of 1 to {@code max} characters, not blank, without control characters; else a refusal of {@code field}. */
    public static String singleLine(String field, String value, int max) {
        return requireValid(field, value, max, c -> false);
    }

    /** Text of 1 to {@code max} characters, not blank, that may hold line breaks and tabs; else a refusal of {@code field}. */
    public static String multiLine(String field, String value, int max) {
        return requireValid(field, value, max, PlainText::isLineBreakOrTab);
    }

    /** Whether every character can be stored and shown: no unpaired surrogate, no control character but those {@code allowed}. */
    public static boolean isPrintable(String value, IntPredicate allowed) {
        return value.codePoints().noneMatch(c -> switch (Character.getType(c)) {
            case Character.SURROGATE -> true;
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> !allowed.test(c);
            // Overrides and isolates of direction: they make text read as something else than it is.
            case Character.FORMAT -> c == 0x202D || c == 0x202E || (c >= 0x2066 && c <= 0x2069);
            default -> false;
        });
    }

    /** Whether the character breaks a line or is a tab. */
    public static boolean isLineBreakOrTab(int c) {
        return c == '\n' || c == '\r' || c == '\t' || c == '\u2028' || c == '\u2029';
    }

    private static String requireValid(String field, String value, int max, IntPredicate allowed) {
        if (value.isBlank()) {
            throw PaymentsException.invalid(field, "must not be blank");
        }
        if (value.codePointCount(0, value.length()) > max) {
            throw PaymentsException.invalid(field, "must have at most " + max + " characters");
        }
        if (!isPrintable(value, allowed)) {
            throw PaymentsException.invalid(field, "must not contain control characters");
        }
        return value;
    }
}
