package dev.hexpay.adapter.http.api.bind;

import jakarta.validation.valueextraction.ExtractedValue;
import jakarta.validation.valueextraction.ValueExtractor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A field of a partial update: absent, or sent with a value or with null. */
public sealed interface Patch<T> {
    /** The client did not send the field. */
    record Absent<T>() implements Patch<T> {}

    /** The client sent the field; null removes its value. */
    record Sent<T>(@Nullable T value) implements Patch<T> {}

    /** Whether the client sent null. */
    default boolean isNull() {
        return this instanceof Sent<T> sent && sent.value() == null;
    }

    /** The value that was sent; {@code other} when there is none. */
    default T orElse(T other) {
        return this instanceof Sent<T> sent && sent.value() != null ? sent.value() : other;
    }

    /** What an update makes of {@code current}: itself when the field is absent, null when null was sent. */
    default @Nullable T over(@Nullable T current) {
        return this instanceof Sent<T> sent ? sent.value() : current;
    }

    /** The same update with the value converted. */
    default <R> Patch<R> map(Function<T, R> conversion) {
        if (this instanceof Sent<T> sent) {
            return new Sent<>(sent.value() == null ? null : conversion.apply(sent.value()));
        }
        return new Absent<>();
    }

    /** Applies the constraints of the type argument to the value that was sent. */
    final class Extractor implements ValueExtractor<Patch<@ExtractedValue ?>> {
        @Override
        public void extractValues(Patch<?> patch, ValueReceiver receiver) {
            if (patch instanceof Sent<?> sent) {
                receiver.value(null, sent.value());
            }
        }
    }
}
