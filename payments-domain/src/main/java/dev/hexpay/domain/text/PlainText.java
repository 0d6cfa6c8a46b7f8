package dev.hexpay.domain.text;

import dev.hexpay.domain.error.InvalidValueException;
import java.util.function.IntPredicate;

/** Validates text that people type: its length, and no character that breaks a database, a mail header or a page. */
public final class PlainText {
    private PlainText() {}

    /**
     * Requires a single line of 1 to {@code max} characters that is not blank and has no control characters and no
     * characters without width.
     *
     * @throws InvalidValueException when the text is something else
     */
    public static String singleLine(String value, int max) {
        return requireValid(value, max, c -> false);
    }

    /**
     * Requires text of 1 to {@code max} characters that is not blank; {@link #isLayout} characters are allowed.
     *
     * @throws InvalidValueException when the text is something else
     */
    public static String multiLine(String value, int max) {
        return requireValid(value, max, PlainText::isLayout);
    }

    /**
     * Whether every character can be stored and shown: no unpaired surrogate, and only those control characters that
     * are {@code allowed}.
     */
    public static boolean isPrintable(String value, IntPredicate allowed) {
        return value.codePoints().noneMatch(c -> switch (Character.getType(c)) {
            case Character.SURROGATE -> true;
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> !allowed.test(c);
            case Character.FORMAT -> turnsDirection(c) || (isWithoutWidth(c) && !allowed.test(c));
            default -> false;
        });
    }

    /** Whether the character lays out text of several lines: a line break, a tab, or a place for line breaks or none. */
    public static boolean isLayout(int c) {
        return c == '\n' || c == '\r' || c == '\t' || c == '\u2028' || c == '\u2029' || isWithoutWidth(c);
    }

    /** Embeddings, overrides and isolates of direction: they make text look different from what it is. */
    private static boolean turnsDirection(int c) {
        return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    }

    /**
     * Zero width space, word joiner and byte order mark: two names that look equal differ by them. The zero width
     * joiners are not among them: scripts and emoji need those.
     */
    private static boolean isWithoutWidth(int c) {
        return c == 0x200B || c == 0x2060 || c == 0xFEFF;
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
