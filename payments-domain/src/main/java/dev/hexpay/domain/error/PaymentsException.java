package dev.hexpay.domain.error;

import java.util.List;

/**
 * A request that is understood and declined, with a published code and a message that is safe to show.
 *
 * <p>It carries no stack trace: a refusal is an answer, not a fault. A broken invariant is an
 * {@link IllegalStateException} or {@link IllegalArgumentException} instead.
 */
public final class PaymentsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final transient List<Violation> violations;

    private PaymentsException(ErrorCode code, String message, List<Violation> violations) {
        super(message, null, false, false);
        this.code = code;
        this.violations = List.copyOf(violations);
    }

    /** A refusal that names no field. */
    public static PaymentsException of(ErrorCode code, String message) {
        return new PaymentsException(code, message, List.of());
    }

    /** One field is wrong; {@code message} says what it must be. */
    public static PaymentsException invalid(String field, String message) {
        return invalid(List.of(new Violation(field, message)));
    }

    /** Some fields are wrong; all of them are told at once, and there is at least one. */
    public static PaymentsException invalid(List<Violation> violations) {
        Violation first = violations.get(0);
        String more = violations.size() == 1 ? "" : " (and " + (violations.size() - 1) + " more)";
        return new PaymentsException(
                ErrorCode.VALIDATION_ERROR, first.field() + " " + first.message() + more, violations);
    }

    /** The published code. */
    public ErrorCode code() {
        return code;
    }

    /** The safe message. */
    public String message() {
        return String.valueOf(getMessage());
    }

    /** What is wrong field by field; empty unless the code is {@code validation_error}. */
    public List<Violation> violations() {
        return violations;
    }
}
