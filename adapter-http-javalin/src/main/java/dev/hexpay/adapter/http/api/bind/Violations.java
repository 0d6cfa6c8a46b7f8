package dev.hexpay.adapter.http.api.bind;

import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.error.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Everything that is wrong with a request, collected until all of it has been read. */
public final class Violations {
    // A body of a thousand unknown members needs no answer of a thousand entries.
    private static final int MAX_TOLD = 100;

    private final List<Violation> problems = new ArrayList<>();
    private @Nullable PaymentsException other;

    /** One field is wrong. */
    public void add(String field, String message) {
        add(new Violation(field, message));
    }

    /** Reads one field: what its type refuses is a problem of this field, whatever the type calls itself. */
    <T> @Nullable T read(FieldPath path, Function<String, T> type, String value) {
        try {
            return type.apply(value);
        } catch (PaymentsException refusal) {
            if (refusal.code() == ErrorCode.VALIDATION_ERROR) {
                refusal.violations().forEach(problem -> add(problem.withField(path.dotted())));
            } else if (other == null) {
                other = refusal;
            }
            return null;
        }
    }

    /** A header that may be left out. */
    public <T> FieldValue<T> header(String name, @Nullable String value, Function<String, T> type) {
        return value == null ? FieldValue.absent() : FieldValue.given(read(FieldPath.ROOT.at(name), type, value));
    }

    private void add(Violation problem) {
        if (problems.size() < MAX_TOLD) {
            problems.add(problem);
        }
    }

    /** What is wrong so far, field by field. */
    public List<Violation> all() {
        return List.copyOf(problems);
    }

    /** Refuses the request when anything is wrong with it. */
    public void refuseIfAny() {
        if (!problems.isEmpty()) {
            throw PaymentsException.invalid(problems);
        }
        if (other != null) {
            throw other;
        }
    }
}
