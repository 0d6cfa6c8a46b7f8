package dev.hexpay.domain;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.error.Violation;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** The error with which an action is rejected. */
public final class Rejection {
    private Rejection() {}

    /** The exception of the action; the test fails when there is none. */
    public static PaymentsException of(ThrowingCallable action) {
        return Objects.requireNonNull(catchThrowableOfType(PaymentsException.class, action), "nothing was rejected");
    }

    /** The violations, as {@code field: message}. */
    public static List<String> violationsOf(ThrowingCallable action) {
        return of(action).violations().stream()
                .map(violation -> violation.field() + ": " + violation.message())
                .toList();
    }

    /** The invalid fields. */
    public static List<String> fieldsOf(ThrowingCallable action) {
        return of(action).violations().stream().map(Violation::field).toList();
    }
}
