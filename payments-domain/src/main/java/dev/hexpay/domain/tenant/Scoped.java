package dev.hexpay.domain.tenant;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A value that was found in any scope, with its scope. */
public record Scoped<T>(Scope scope, T value) {
    /** Values of one scope. */
    public static <T> List<Scoped<T>> all(Scope scope, Collection<T> values) {
        return values.stream().map(value -> new Scoped<>(scope, value)).toList();
    }

    /** The values of each scope, scopes and values in their order. */
    public static <T> Map<Scope, List<T>> byScope(Collection<Scoped<T>> values) {
        return values.stream()
                .collect(Collectors.groupingBy(
                        Scoped::scope, LinkedHashMap::new, Collectors.mapping(Scoped::value, Collectors.toList())));
    }
}
