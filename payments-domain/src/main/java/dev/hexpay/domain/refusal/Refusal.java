package dev.hexpay.domain.refusal;

import java.util.List;

/**
 * A request that is understood and declined, with a published code and a message that is safe to show.
 *
 * <p>It carries no stack trace: a refusal is an answer, not a fault. A broken invariant is an
 * {@link IllegalStateException} or {@link IllegalArgumentException} instead.
 */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final RefusalCode code;
    private final transient List<FieldProblem> problems;

    private Refusal(RefusalCode code, String message, List<FieldProblem> problems) {
        super(message, null, false, false);
        this.code = code;
        this.problems = List.copyOf(problems);
    }

    /** A refusal that names no field. */
    public static Refusal of(RefusalCode code, String message) {
        return new Refusal(code, message, List.of());
    }

    /** One field is wrong; {@code message} says what it must be. */
    public static Refusal invalid(String field, String message) {
        return invalid(List.of(new FieldProblem(field, message)));
    }

    /** Some fields are wrong; all of them are told at once, and there is at least one. */
    public static Refusal invalid(List<FieldProblem> problems) {
        FieldProblem first = problems.get(0);
        String more = problems.size() == 1 ? "" : " (and " + (problems.size() - 1) + " more)";
        return new Refusal(RefusalCode.VALIDATION_ERROR, first.field() + " " + first.message() + more, problems);
    }

    /** The published code. */
    public RefusalCode code() {
        return code;
    }

    /** The safe message. */
    public String message() {
        return String.valueOf(getMessage());
    }

    /** What is wrong field by field; empty unless the code is {@code validation_error}. */
    public List<FieldProblem> problems() {
        return problems;
    }
}
