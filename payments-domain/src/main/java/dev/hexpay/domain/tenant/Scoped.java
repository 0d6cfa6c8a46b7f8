package dev.hexpay.domain.tenant;

import java.util.Collection;
import java.util.List;

/** A value that was found in any scope, with its scope. */
public record Scoped<T>(Scope scope, T value) {
    /** Values of one scope. */
    public static <T> List<Scoped<T>> all(Scope scope, Collection<T> values) {
        return values.stream().map(value -> new Scoped<>(scope, value)).toList();
    }
}
