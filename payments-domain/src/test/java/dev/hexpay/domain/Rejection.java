package dev.hexpay.domain;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.error.Violation;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Reads what an action was refused with. */
public final class Rejection {
    private Rejection() {}

    /** The refusal; the test fails when the action went through. */
    public static PaymentsException of(ThrowingCallable action) {
        return Objects.requireNonNull(catchThrowableOfType(PaymentsException.class, action), "nothing was refused");
    }

    /** What was wrong, as {@code field: message}. */
    public static List<String> violationsOf(ThrowingCallable action) {
        return of(action).violations().stream()
                .map(violation -> violation.field() + ": " + violation.message())
                .toList();
    }

    /** Which fields were wrong. */
    public static List<String> fieldsOf(ThrowingCallable action) {
        return of(action).violations().stream().map(Violation::field).toList();
    }
}
