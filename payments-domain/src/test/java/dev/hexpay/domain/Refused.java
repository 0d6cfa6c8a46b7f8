package dev.hexpay.domain;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hexpay.domain.refusal.FieldProblem;
import dev.hexpay.domain.refusal.Refusal;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Reads what an action was refused with. */
public final class Refused {
    private Refused() {}

    /** The refusal; the test fails when the action went through. */
    public static Refusal by(ThrowingCallable action) {
        return Objects.requireNonNull(catchThrowableOfType(Refusal.class, action), "nothing was refused");
    }

    /** What was wrong, as {@code field: message}. */
    public static List<String> problemsOf(ThrowingCallable action) {
        return by(action).problems().stream()
                .map(problem -> problem.field() + ": " + problem.message())
                .toList();
    }

    /** Which fields were wrong. */
    public static List<String> fieldsOf(ThrowingCallable action) {
        return by(action).problems().stream().map(FieldProblem::field).toList();
    }
}
