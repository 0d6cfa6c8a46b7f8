package dev.hexpay.domain.metadata;

import dev.hexpay.domain.refusal.FieldProblem;
import dev.hexpay.domain.refusal.Refusal;
import dev.hexpay.domain.refusal.Text;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The merchant's own notes on an object, kept in the order they came in.
 *
 * @param entries at most 50, keys of 1 to 40 characters, values of at most 500
 */
public record Metadata(Map<String, String> entries) {
    private static final int MAX_ENTRIES = 50;
    private static final int MAX_KEY = 40;
    private static final int MAX_VALUE = 500;

    public Metadata {
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        List<FieldProblem> problems = new ArrayList<>();
        if (entries.size() > MAX_ENTRIES) {
            problems.add(new FieldProblem("metadata", "must have at most " + MAX_ENTRIES + " entries"));
        }
        entries.forEach((key, value) -> {
            if (key.isEmpty() || key.codePointCount(0, key.length()) > MAX_KEY) {
                problems.add(new FieldProblem("metadata", "must have keys of 1 to " + MAX_KEY + " characters"));
            } else if (!Text.isClean(key, c -> false)) {
                problems.add(new FieldProblem("metadata", "must have keys without control characters"));
            } else if (value.codePointCount(0, value.length()) > MAX_VALUE) {
                problems.add(new FieldProblem("metadata." + key, "must have at most " + MAX_VALUE + " characters"));
            } else if (!Text.isClean(value, Text::isLineBreakOrTab)) {
                problems.add(new FieldProblem("metadata." + key, "must not contain control characters"));
            }
        });
        if (!problems.isEmpty()) {
            throw Refusal.invalid(problems.stream().distinct().toList());
        }
    }
}
