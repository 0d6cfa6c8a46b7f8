package dev.hexpay.application.page;

import dev.hexpay.domain.error.PaymentsException;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is wanted, newest first.
 *
 * @param limit how many at most, 1 to 100
 * @param after the last one already seen; null for the beginning
 */
public record PageRequest<I>(int limit, @Nullable I after) {
    /** How many there are on a page when nobody says. */
    public static final int DEFAULT_LIMIT = 25;

    private static final int MAX_LIMIT = 100;

    public PageRequest {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw PaymentsException.invalid("limit", "must be between 1 and " + MAX_LIMIT);
        }
    }

    /** The beginning of the list. */
    public static <I> PageRequest<I> first(int limit) {
        return new PageRequest<>(limit, null);
    }
}
