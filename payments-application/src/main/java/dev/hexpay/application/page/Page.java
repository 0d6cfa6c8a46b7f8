package dev.hexpay.application.page;

import java.util.List;
import java.util.function.Function;

/**
 * Some of a list.
 *
 * @param items in the list's order
 * @param hasMore whether others follow the last one
 */
public record Page<T>(List<T> items, boolean hasMore) {
    public Page {
        items = List.copyOf(items);
    }

    /** A page without anything. */
    public static <T> Page<T> empty() {
        return new Page<>(List.of(), false);
    }

    /** The page of the first {@code limit} of {@code found}, which was asked for one more than that. */
    public static <T> Page<T> ofLookahead(List<T> rows, int limit) {
        return rows.size() > limit ? new Page<>(rows.subList(0, limit), true) : new Page<>(rows, false);
    }

    /** The same page of something made of each item. */
    public <R> Page<R> map(Function<T, R> mapper) {
        return new Page<>(items.stream().map(mapper).toList(), hasMore);
    }
}
