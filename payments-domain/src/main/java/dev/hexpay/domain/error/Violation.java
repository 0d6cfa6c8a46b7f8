package dev.hexpay.domain.error;

/**
 * One invalid field of a request, and why it is invalid.
 *
 * @param field the dotted path in the request, for example {@code address.country}
 * @param message what the field must be, safe to show, without the value itself
 */
public record Violation(String field, String message) {
    /** A copy with the path prefixed: {@code country} within {@code address} is {@code address.country}. */
    public Violation within(String parent) {
        return new Violation(parent + "." + field, message);
    }

    /** A copy for the path that the client used. */
    public Violation withField(String path) {
        return new Violation(path, message);
    }
}
