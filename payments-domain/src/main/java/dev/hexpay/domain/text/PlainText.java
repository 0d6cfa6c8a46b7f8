package dev.hexpay.domain.text;

import dev.hexpay.domain.error.InvalidValueException;
import java.util.function.IntPredicate;

/** Validates text that people type: its length, and no character that breaks a database, a mail header or a page. */
public final class PlainText {
    private PlainText() {}

    /**
     * Requires a single line of 1 to {@code max} characters that is not blank and has no control characters.
     *
     * @throws InvalidValueException when the text is something else
     */
    public static String singleLine(String value, int max) {
        return requireValid(value, max, c -> false);
    }

    /**
     * Requires text of 1 to {@code max} characters that is not blank; line breaks and tabs are allowed.
     *
     * @throws InvalidValueException when the text is something else
     */
    public static String multiLine(String value, int max) {
        return requireValid(value, max, PlainText::isLineBreakOrTab);
    }

    /**
     * Whether every character can be stored and shown: no unpaired surrogate, and only those control characters that
     * are {@code allowed}.
     */
    public static boolean isPrintable(String value, IntPredicate allowed) {
        for (int i = 0; i < value.length(); i += Character.charCount(value.codePointAt(i))) {
            if (!isPrintable(value.codePointAt(i), allowed)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPrintable(int c, IntPredicate allowed) {
        return switch (Character.getType(c)) {
            case Character.SURROGATE -> false;
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> allowed.test(c);
            // Overrides and isolates of direction: they make text look different from what it is.
            case Character.FORMAT -> c != 0x202D && c != 0x202E && (c < 0x2066 || c > 0x2069);
            default -> true;
        };
    }

    /** Whether the character is a line break or a tab. */
    public static boolean isLineBreakOrTab(int c) {
        return c == '\n' || c == '\r' || c == '\t' || c == '\u2028' || c == '\u2029';
    }

    private static String requireValid(String value, int max, IntPredicate allowed) {
        if (value.isBlank()) {
            throw new InvalidValueException("must not be blank");
        }
        if (value.codePointCount(0, value.length()) > max) {
            throw new InvalidValueException("must have at most " + max + " characters");
        }
        if (!isPrintable(value, allowed)) {
            throw new InvalidValueException("must not contain control characters");
        }
        return value;
    }
}
