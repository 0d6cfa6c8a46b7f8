package dev.hexpay.application.page;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param items in the list's order
 * @param hasMore whether more items follow the last one
 */
public record Page<T>(List<T> items, boolean hasMore) {
    public Page {
        items = List.copyOf(items);
    }

    /** An empty page. */
    public static <T> Page<T> empty() {
        return new Page<>(List.of(), false);
    }

    /** The page of the first {@code limit} of {@code rows}, which were queried with a limit of {@code limit + 1}. */
    public static <T> Page<T> ofLookahead(List<T> rows, int limit) {
        return rows.size() > limit ? new Page<>(rows.subList(0, limit), true) : new Page<>(rows, false);
    }

    /** The same page with each item mapped. */
    public <R> Page<R> map(Function<T, R> mapper) {
        return new Page<>(items.stream().map(mapper).toList(), hasMore);
    }
}
