package dev.hexpay.http.input;

import dev.hexpay.domain.refusal.FieldProblem;
import dev.hexpay.domain.refusal.Refusal;
import dev.hexpay.domain.refusal.RefusalCode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Everything that is wrong with a request, collected until all of it has been read. */
public final class Problems {
    // A body of a thousand unknown members needs no answer of a thousand entries.
    private static final int MAX_TOLD = 100;

    private final List<FieldProblem> problems = new ArrayList<>();
    private @Nullable Refusal other;

    /** One field is wrong. */
    public void add(String field, String message) {
        add(new FieldProblem(field, message));
    }

    /** Reads one field: what its type refuses is a problem of this field, whatever the type calls itself. */
    <T> @Nullable T read(Path path, Function<String, T> type, String value) {
        try {
            return type.apply(value);
        } catch (Refusal refusal) {
            if (refusal.code() == RefusalCode.VALIDATION_ERROR) {
                refusal.problems().forEach(problem -> add(problem.at(path.dotted())));
            } else if (other == null) {
                other = refusal;
            }
            return null;
        }
    }

    /** A header that may be left out. */
    public <T> Read<T> header(String name, @Nullable String value, Function<String, T> type) {
        return value == null ? Read.absent() : Read.given(read(Path.ROOT.at(name), type, value));
    }

    private void add(FieldProblem problem) {
        if (problems.size() < MAX_TOLD) {
            problems.add(problem);
        }
    }

    /** What is wrong so far, field by field. */
    public List<FieldProblem> all() {
        return List.copyOf(problems);
    }

    /** Refuses the request when anything is wrong with it. */
    public void refuseIfAny() {
        if (!problems.isEmpty()) {
            throw Refusal.invalid(problems);
        }
        if (other != null) {
            throw other;
        }
    }
}
