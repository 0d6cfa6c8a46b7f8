package dev.hexpay.testkit.contract;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a list to its end, page by page, as a client does. */
final class PagedReader {
    private PagedReader() {}

    /** All items of {@code list}, read in pages of {@code limit}; {@code meanwhile} runs after each page. */
    static <T, I> List<T> readAll(
            Function<PageRequest<I>, Page<T>> list, Function<T, I> id, int limit, Runnable meanwhile) {
        List<T> read = new ArrayList<>();
        @Nullable I after = null;
        Page<T> page;
        do {
            page = list.apply(new PageRequest<>(limit, after));
            if (page.items().size() > limit || (page.hasMore() && page.items().size() < limit)) {
                throw new AssertionError(
                        "a page of " + limit + " has " + page.items().size() + " items");
            }
            read.addAll(page.items());
            if (read.size() > 1_000) {
                throw new AssertionError("the list does not end");
            }
            after = read.isEmpty() ? null : id.apply(read.get(read.size() - 1));
            meanwhile.run();
        } while (page.hasMore());
        return read;
    }
}
