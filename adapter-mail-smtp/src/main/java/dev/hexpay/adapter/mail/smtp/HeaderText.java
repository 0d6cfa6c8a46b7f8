package dev.hexpay.adapter.mail.smtp;

/** Text of others, made fit for places where it must not break out of its line or turn the line around. */
final class HeaderText {
    private HeaderText() {}

    /**
     * On one line, without control characters and without those that change the direction of what is around them; nothing
     * in it begins an encoded word of a mail header (RFC 2047), which would be shown decoded.
     */
    static String singleLine(String text) {
        return withoutBidiControls(text.replaceAll("[\\s\\u0085\\u2028\\u2029\\p{Cntrl}]+", " "))
                .replace("=?", "= ?")
                .strip();
    }

    /** The same, of at most {@code max} characters; what is longer ends with an ellipsis. */
    static String singleLine(String text, int max) {
        String line = singleLine(text);
        if (line.codePointCount(0, line.length()) <= max) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, max - 1)).strip() + "…";
    }

    /** With its line breaks, and otherwise the same. */
    static String multiLine(String text) {
        return withoutBidiControls(text.replaceAll("\\R", "\n").replaceAll("[\\p{Cntrl}&&[^\n]]+", " "))
                .strip();
    }

    /** Marks, embeddings, overrides and isolates of direction. */
    private static String withoutBidiControls(String text) {
        return text.replaceAll("[\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]", "");
    }
}
