package dev.hexpay.http.input;

import org.jspecify.annotations.Nullable;

/**
 * What was read of one field. Its value may be used once nothing was found wrong with the request.
 *
 * @param sent whether the client sent the field at all
 * @param orNull its value; null when it was not sent, was sent as null, or is wrong
 */
public record Read<T>(boolean sent, @Nullable T orNull) {
    static <T> Read<T> absent() {
        return new Read<>(false, null);
    }

    /** The value of a required field. */
    public T get() {
        if (orNull == null) {
            throw new IllegalStateException("a field is used that was not read");
        }
        return orNull;
    }

    /** The value, or another one. */
    public T or(T other) {
        return orNull == null ? other : orNull;
    }

    /** What stands after a change of {@code current}: itself when the field was not sent, null when null was sent. */
    public @Nullable T over(@Nullable T current) {
        return sent ? orNull : current;
    }
}
