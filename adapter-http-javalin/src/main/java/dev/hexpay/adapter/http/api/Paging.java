package dev.hexpay.adapter.http.api;

import dev.hexpay.adapter.http.api.bind.Cursors;
import dev.hexpay.adapter.http.api.bind.PageLimit;
import dev.hexpay.application.page.PageRequest;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Converts the parameters {@code limit} and {@code cursor} of a list to the page that they request. */
public final class Paging {
    private Paging() {}

    /** The page; {@code id} parses the ids of the list. */
    public static <I> PageRequest<I> page(@Nullable PageLimit limit, @Nullable String cursor, Function<String, I> id) {
        return new PageRequest<>(
                limit == null ? PageRequest.DEFAULT_LIMIT : limit.value(),
                cursor == null ? null : id.apply(Cursors.decode(cursor)));
    }
}
