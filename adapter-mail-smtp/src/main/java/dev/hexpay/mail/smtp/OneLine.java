package dev.hexpay.mail.smtp;

/** Text of others, made fit for places where it must not break out of its line or turn the line around. */
final class OneLine {
    private OneLine() {}

    /**
     * On one line, without control characters and without those that change the direction of what is around them; nothing
     * in it begins an encoded word of a mail header (RFC 2047), which would be shown decoded.
     */
    static String of(String text) {
        return cleaned(text.replaceAll("[\\s\\u0085\\u2028\\u2029\\p{Cntrl}]+", " "))
                .replace("=?", "= ?")
                .strip();
    }

    /** The same, of at most {@code max} characters; what is longer ends with an ellipsis. */
    static String of(String text, int max) {
        String line = of(text);
        if (line.codePointCount(0, line.length()) <= max) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, max - 1)).strip() + "…";
    }

    /** With its line breaks, and otherwise the same. */
    static String withBreaks(String text) {
        return cleaned(text.replaceAll("\\R", "\n").replaceAll("[\\p{Cntrl}&&[^\n]]+", " "))
                .strip();
    }

    /** Marks, embeddings, overrides and isolates of direction. */
    private static String cleaned(String text) {
        return text.replaceAll("[\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]", "");
    }
}
