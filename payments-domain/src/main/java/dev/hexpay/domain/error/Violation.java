package dev.hexpay.domain.error;

/**
 * One thing that is wrong with one field of what was sent.
 *
 * @param field the dotted path as the client wrote it, for example {@code address.country}
 * @param message what the field must be, safe to show, without the value itself
 */
public record Violation(String field, String message) {
    /** The same problem seen from outside: {@code country} inside {@code address} is {@code address.country}. */
    public Violation within(String parent) {
        return new Violation(parent + "." + field, message);
    }

    /** The same problem with the field called what the client calls it. */
    public Violation withField(String path) {
        return new Violation(path, message);
    }
}
