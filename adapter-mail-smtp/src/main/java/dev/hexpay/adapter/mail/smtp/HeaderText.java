package dev.hexpay.adapter.mail.smtp;

/** Sanitizes untrusted text for headers and lines: it can neither break the line nor change its direction. */
final class HeaderText {
    private HeaderText() {}

    /**
     * The text on one line, without control and bidirectional formatting characters. It contains no start of an encoded
     * word (RFC 2047), which mail programs would decode.
     */
    static String singleLine(String text) {
        return withoutBidiControls(text.replaceAll("[\\s\\u0085\\u2028\\u2029\\p{Cntrl}]+", " "))
                .replace("=?", "= ?")
                .strip();
    }

    /** The same, truncated with an ellipsis to at most {@code max} characters. */
    static String singleLine(String text, int max) {
        String line = singleLine(text);
        if (line.codePointCount(0, line.length()) <= max) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, max - 1)).strip() + "…";
    }

    /** The same, but with its line breaks. */
    static String multiLine(String text) {
        return withoutBidiControls(text.replaceAll("\\R", "\n").replaceAll("[\\p{Cntrl}&&[^\n]]+", " "))
                .strip();
    }

    /** Removes bidirectional marks, embeddings, overrides and isolates. */
    private static String withoutBidiControls(String text) {
        return text.replaceAll("[\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]", "");
    }
}
