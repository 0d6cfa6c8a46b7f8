package dev.hexpay.testkit.memory;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.domain.tenant.Scope;
import java.util.Comparator;
import java.util.function.Function;
import java.util.stream.Stream;

/** The key of a row that belongs to a scope. */
record ScopedKey<I>(Scope scope, I id) {

    /** The values of one scope. */
    static <I, V> Stream<V> valuesOf(Scope scope, InMemoryTable<ScopedKey<I>, V> table) {
        return table.rows().filter(row -> row.key().scope().equals(scope)).map(InMemoryTable.Row::value);
    }

    /** A page of values, newest first. Ids start with their creation time, so they sort by it. */
    static <I, V> Page<V> newestFirst(
            Stream<V> values, Function<V, String> id, PageRequest<I> page, Function<I, String> text) {
        I after = page.after();
        String cursor = after == null ? null : text.apply(after);
        return Page.ofLookahead(
                values.filter(value -> cursor == null || id.apply(value).compareTo(cursor) < 0)
                        .sorted(Comparator.comparing(id).reversed())
                        .limit(page.limit() + 1L)
                        .toList(),
                page.limit());
    }
}
