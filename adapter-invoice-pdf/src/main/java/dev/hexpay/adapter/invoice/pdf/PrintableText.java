package dev.hexpay.adapter.invoice.pdf;

import java.text.Bidi;

/** Sanitizes untrusted text for rendering. */
final class PrintableText {
    private static final int REPLACEMENT = 0xFFFD;

    private PrintableText() {}

    /** Removes invisible characters and replaces those that are invalid in XML, because the page is parsed as XML. */
    static String of(String text) {
        return text.codePoints()
                .filter(c -> !isInvisible(c))
                .map(c -> isXml(c) ? c : REPLACEMENT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** {@code rtl} if the first strongly directional character is right-to-left, otherwise {@code ltr}. */
    static String direction(String text) {
        return new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight() ? "ltr" : "rtl";
    }

    /** Format characters and variation selectors, except joiners and directional marks. */
    private static boolean isInvisible(int c) {
        boolean isJoinerOrMark = c >= 0x200C && c <= 0x200F;
        boolean isVariationSelector = (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
        return isVariationSelector || (Character.getType(c) == Character.FORMAT && !isJoinerOrMark);
    }

    /** Char of XML 1.0, section 2.2. */
    private static boolean isXml(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }
}
