package dev.hexpay.adapter.http.api.bind;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hexpay.domain.error.InvalidValueException;
import dev.hexpay.domain.text.Metadata;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads single JSON values strictly: a string is never a number, and a number never loses digits. */
final class JsonValues {
    private static final BigDecimal MIN = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal MAX = BigDecimal.valueOf(Long.MAX_VALUE);

    private JsonValues() {}

    /** Whether the type is a request record, to which an object is bound. */
    static boolean isRequest(Type type) {
        return type instanceof Class<?> record
                && record.isRecord()
                && record != Metadata.class
                && TextValues.parser(record) == null;
    }

    /** The type of the elements of a list whose elements are texts; null for every other type. */
    static @Nullable Class<?> textOf(Type type) {
        return type instanceof ParameterizedType list
                        && list.getRawType() == List.class
                        && list.getActualTypeArguments()[0] instanceof Class<?> element
                        && TextValues.parser(element) != null
                ? element
                : null;
    }

    /**
     * The value of a string.
     *
     * @throws InvalidValueException when it is no string, or its text is invalid
     */
    static Object readText(JsonNode node, Type type) {
        Function<String, ?> parser = type instanceof Class<?> value ? TextValues.parser(value) : null;
        if (parser == null) {
            throw new IllegalArgumentException("a request cannot contain " + type);
        }
        return parser.apply(text(node));
    }

    /**
     * The value of this type.
     *
     * @param bounds the message about numbers and lists that are out of bounds; also that about other types
     * @throws InvalidValueException when the JSON value has another type, or its text is invalid
     */
    static Object read(JsonNode node, Type type, Supplier<String> bounds) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return require(node.isArray() ? node.valueStream().toList() : null, bounds);
        } else if (type instanceof ParameterizedType set && set.getRawType() == Set.class) {
            return TextValues.constants((Class<?>) set.getActualTypeArguments()[0], text(node));
        } else if (type == Long.class) {
            return require(node.isNumber() ? integer(node.decimalValue()) : null, bounds);
        } else if (type == Boolean.class) {
            return require(node.isBoolean() ? node.booleanValue() : null, () -> "must be true or false");
        } else if (type == Metadata.class || isRequest(type)) {
            throw new InvalidValueException("must be an object");
        }
        return readText(node, type);
    }

    private static String text(JsonNode node) {
        if (!node.isTextual()) {
            throw new InvalidValueException("must be a string");
        }
        return node.textValue();
    }

    // Compared before anything is computed: 1e999999999 has a short text and a billion digits.
    private static @Nullable Long integer(BigDecimal number) {
        if (number.compareTo(MIN) < 0 || number.compareTo(MAX) > 0) {
            return null;
        }
        BigDecimal plain = number.stripTrailingZeros();
        return plain.scale() > 0 ? null : (Long) plain.longValueExact();
    }

    private static Object require(@Nullable Object value, Supplier<String> message) {
        if (value == null) {
            throw new InvalidValueException(message.get());
        }
        return value;
    }
}
