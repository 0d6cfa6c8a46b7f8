package dev.hexpay.domain.text;

import dev.hexpay.domain.error.InvalidValueException;

/**
 * Finds characters that cannot be seen in a line that people type: two names that look equal differ by them, or look
 * different from what they are. Rows of older versions may contain them, so they are refused where text enters.
 */
public final class InvisibleCharacters {
    private InvisibleCharacters() {}

    /**
     * Requires text without such a character.
     *
     * @throws InvalidValueException when there is one
     */
    public static String requireNone(String text) {
        if (text.codePoints().anyMatch(c -> turnsDirection(c) || isWithoutWidth(c))) {
            throw new InvalidValueException("must not contain invisible characters");
        }
        return text;
    }

    /** Embeddings, overrides and isolates of direction. */
    private static boolean turnsDirection(int c) {
        return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    }

    /**
     * Zero width space, word joiner and byte order mark. The zero width joiners are not among them: scripts and emoji need
     * those.
     */
    private static boolean isWithoutWidth(int c) {
        return c == 0x200B || c == 0x2060 || c == 0xFEFF;
    }
}
