package dev.hexpay.domain;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hexpay.domain.error.InvalidValueException;
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
        return thrownBy(action, PaymentsException.class);
    }

    /** The invalid fields. */
    public static List<String> fieldsOf(ThrowingCallable action) {
        return of(action).violations().stream().map(Violation::field).toList();
    }

    /** Why a value is invalid; a violation of a part of the value is {@code part: message}. */
    public static List<String> messagesOf(ThrowingCallable action) {
        return thrownBy(action, InvalidValueException.class).violations().stream()
                .map(violation -> violation.field().isEmpty()
                        ? violation.message()
                        : violation.field() + ": " + violation.message())
                .toList();
    }

    private static <T extends Throwable> T thrownBy(ThrowingCallable action, Class<T> type) {
        return Objects.requireNonNull(catchThrowableOfType(type, action), "nothing was rejected");
    }
}
