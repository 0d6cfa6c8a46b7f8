package dev.hexpay.domain.error;

import java.util.List;

/**
 * A value is invalid. The message says what the value must be, for example {@code must be an e-mail address}; the caller that
 * read the value knows the name of its field and adds it.
 *
 * <p>It has a stack trace, which shows a caller in Java which of its values was rejected.
 */
public final class InvalidValueException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    /** Rejects the value as a whole; {@code message} says what it must be. */
    public InvalidValueException(String message) {
        super(message);
        this.violations = List.of(new Violation(Violation.WHOLE_VALUE, message));
    }

    /**
     * Rejects parts of a value; all violations are reported together.
     *
     * @param violations at least one, each with the name of the part, or {@link Violation#WHOLE_VALUE}
     */
    public InvalidValueException(List<Violation> violations) {
        super(Violation.summary(violations));
        this.violations = List.copyOf(violations);
    }

    /** What the value must be, safe to show. */
    public String message() {
        return String.valueOf(getMessage());
    }

    /** At least one violation, with fields relative to the value. */
    public List<Violation> violations() {
        return violations;
    }

    /** The violations of the value when it is that of {@code field}. */
    public List<Violation> violationsOf(String field) {
        return violations.stream().map(violation -> violation.within(field)).toList();
    }
}
