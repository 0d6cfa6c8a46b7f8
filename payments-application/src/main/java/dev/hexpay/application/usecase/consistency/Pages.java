package dev.hexpay.application.usecase.consistency;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a list page by page; each page is a query of its own. */
final class Pages {
    private Pages() {}

    /** Passes each page that is not empty. */
    static <T, I> void forEach(Function<PageRequest<I>, Page<T>> list, Function<T, I> idOf, Consumer<List<T>> action) {
        @Nullable I after = null;
        Page<T> page;
        do {
            page = list.apply(new PageRequest<>(PageRequest.MAX_LIMIT, after));
            List<T> items = page.items();
            if (!items.isEmpty()) {
                action.accept(items);
                after = idOf.apply(items.get(items.size() - 1));
            }
        } while (page.hasMore());
    }
}
