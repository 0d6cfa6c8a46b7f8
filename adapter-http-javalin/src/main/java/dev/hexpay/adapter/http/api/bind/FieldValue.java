package dev.hexpay.adapter.http.api.bind;

import org.jspecify.annotations.Nullable;

/**
 * What was read of one field. Its value may be used once nothing was found wrong with the request.
 *
 * @param presence whether the client sent the field
 * @param orNull its value; null when it was not sent, was sent as null, or is wrong
 */
public record FieldValue<T>(Presence presence, @Nullable T orNull) {
    /** What became of the field. */
    enum Presence {
        ABSENT,
        NULL,
        GIVEN
    }

    static <T> FieldValue<T> absent() {
        return new FieldValue<>(Presence.ABSENT, null);
    }

    static <T> FieldValue<T> sentAsNull() {
        return new FieldValue<>(Presence.NULL, null);
    }

    /** A field that was sent with this value, or is wrong when that is null. */
    static <T> FieldValue<T> given(@Nullable T value) {
        return new FieldValue<>(Presence.GIVEN, value);
    }

    /** Whether the client sent the field, be it as null. */
    public boolean sent() {
        return presence != Presence.ABSENT;
    }

    /** Whether the client sent the field as null. */
    public boolean sentNull() {
        return presence == Presence.NULL;
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
        return sent() ? orNull : current;
    }
}
