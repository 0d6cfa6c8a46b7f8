package dev.hexpay.domain.error;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rejection of a request, with a published code and a message that is safe to show.
 *
 * <p>It has no stack trace, because it reports an expected error and not a bug. A broken invariant is an
 * {@link IllegalStateException} or {@link IllegalArgumentException} instead.
 */
public final class PaymentsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final transient List<Violation> violations;
    private final @Nullable Duration retryAfter;

    private PaymentsException(
            ErrorCode code, String message, List<Violation> violations, @Nullable Duration retryAfter) {
        super(message, null, false, false);
        this.code = code;
        this.violations = List.copyOf(violations);
        this.retryAfter = retryAfter;
    }

    /** An error that concerns no single field. */
    public static PaymentsException of(ErrorCode code, String message) {
        return new PaymentsException(code, message, List.of(), null);
    }

    /** The caller has used up a limit; the same request may succeed after {@code retryAfter}. */
    public static PaymentsException rateLimited(String message, Duration retryAfter) {
        return new PaymentsException(ErrorCode.RATE_LIMITED, message, List.of(), retryAfter);
    }

    /** One field is invalid; {@code message} says what it must be. */
    public static PaymentsException invalid(String field, String message) {
        return invalid(List.of(new Violation(field, message)));
    }

    /** At least one field is invalid; all violations are reported together. */
    public static PaymentsException invalid(List<Violation> violations) {
        return new PaymentsException(ErrorCode.VALIDATION_ERROR, Violation.summary(violations), violations, null);
    }

    public ErrorCode code() {
        return code;
    }

    /** The message, which is safe to show. */
    public String message() {
        return String.valueOf(getMessage());
    }

    /** When the same request may succeed; null unless the code is {@code rate_limited}. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    /** The invalid fields; empty unless the code is {@code validation_error}. */
    public List<Violation> violations() {
        return violations;
    }
}
