package dev.hexpay.adapter.operator.view;

import org.jspecify.annotations.Nullable;

/**
 * One value of a table or a list of facts.
 *
 * @param kind how it is shown
 * @param text the text for people; empty when there is no value
 * @param plain the value in a CSV file
 * @param href where it leads; null if nowhere
 * @param tone the tone of a status
 */
public record Cell(
        Kind kind, String text, String plain, @Nullable String href, Tone tone) {
    /** How a value is shown. */
    public enum Kind {
        TEXT,
        NUMBER,
        CODE,
        TIME,
        STATUS
    }

    /** No value. */
    public static final Cell NONE = text("");

    /** A text. */
    public static Cell text(String text) {
        return new Cell(Kind.TEXT, text, text, null, Tone.NEUTRAL);
    }

    /** An id or other text for machines. */
    public static Cell code(String text) {
        return new Cell(Kind.CODE, text, text, null, Tone.NEUTRAL);
    }

    /** A number or amount, and the same for a machine. */
    public static Cell number(String text, String plain) {
        return new Cell(Kind.NUMBER, text, plain, null, Tone.NEUTRAL);
    }

    /** A time, and the same in ISO 8601. */
    public static Cell time(String text, String iso) {
        return new Cell(Kind.TIME, text, iso, null, Tone.NEUTRAL);
    }

    /** A status, and its name in the API. */
    public static Cell status(String text, String plain, Tone tone) {
        return new Cell(Kind.STATUS, text, plain, null, tone);
    }

    /** The same value as a link. */
    public Cell linkedTo(@Nullable String target) {
        return new Cell(kind, text, plain, target, tone);
    }

    /** Whether there is a value. */
    public boolean isPresent() {
        return !text.isEmpty();
    }
}
