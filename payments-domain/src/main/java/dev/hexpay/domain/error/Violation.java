package dev.hexpay.domain.error;

import java.util.List;

/**
 * One invalid field of a request, or one invalid part of a value, and why it is invalid.
 *
 * @param field the dotted path, for example {@code address.country}
 * @param message what the field must be, safe to show, without the value itself
 */
public record Violation(String field, String message) {
    /** The field of a violation that concerns a value as a whole. */
    public static final String WHOLE_VALUE = "";

    /** A copy with the path prefixed: {@code country} within {@code address} is {@code address.country}. */
    public Violation within(String parent) {
        return new Violation(field.isEmpty() ? parent : parent + "." + field, message);
    }

    /** One line about all of them. */
    static String summary(List<Violation> violations) {
        Violation first = violations.get(0);
        String more = violations.size() == 1 ? "" : " (and " + (violations.size() - 1) + " more)";
        return (first.field() + " " + first.message() + more).strip();
    }
}
