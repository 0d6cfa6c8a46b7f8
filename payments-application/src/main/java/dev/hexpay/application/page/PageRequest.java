package dev.hexpay.application.page;

import dev.hexpay.domain.error.InvalidValueException;
import org.jspecify.annotations.Nullable;

/**
 * The requested page of a list, newest first.
 *
 * @param limit the maximum number of items, 1 to 100
 * @param after the last item of the previous page; null for the first page
 */
public record PageRequest<I>(int limit, @Nullable I after) {
    /** The page size when the client sends none. */
    public static final int DEFAULT_LIMIT = 25;

    /** The largest page size. */
    public static final int MAX_LIMIT = 100;

    public PageRequest {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new InvalidValueException("must be between 1 and " + MAX_LIMIT);
        }
    }

    /** The first page of the list. */
    public static <I> PageRequest<I> first(int limit) {
        return new PageRequest<>(limit, null);
    }
}
