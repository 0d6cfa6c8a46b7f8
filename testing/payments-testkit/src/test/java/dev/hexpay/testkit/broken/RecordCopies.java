package dev.hexpay.testkit.broken;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Copies of records with changed values. */
final class RecordCopies {
    private RecordCopies() {}

    /** A copy of the value in which every value of {@code type}, however deep, is changed. */
    static <T> Object mapped(Object value, Class<T> type, UnaryOperator<T> change) {
        Object inner = value;
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            map.forEach((key, entry) -> copy.put(mapped(key, type, change), mapped(entry, type, change)));
            inner = copy;
        } else if (value instanceof List<?> list) {
            inner = list.stream().map(item -> mapped(item, type, change)).toList();
        } else if (value instanceof Record record) {
            inner = copy(
                    record,
                    components(record)
                            .map(c -> mapped(read(record, c), type, change))
                            .toArray());
        }
        return type.isInstance(inner) ? change.apply(type.cast(inner)) : inner;
    }

    /**
     * A copy of the record with one component replaced.
     *
     * @throws IllegalArgumentException when the record has no component of this name
     */
    @SuppressWarnings("unchecked")
    static <R extends Record> R with(R record, String component, Object value) {
        if (!has(record, component)) {
            throw UnknownNames.exception(record.getClass().getSimpleName() + " has no component " + component);
        }
        Object[] parts = components(record)
                .map(c -> c.getName().equals(component) ? value : read(record, c))
                .toArray();
        return (R) copy(record, parts);
    }

    /** Whether the record has a component of this name. */
    static boolean has(Record record, String component) {
        return components(record).anyMatch(c -> c.getName().equals(component));
    }

    private static Stream<RecordComponent> components(Record record) {
        return Arrays.stream(record.getClass().getRecordComponents());
    }

    private static Object read(Record record, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object copy(Record record, Object[] parts) {
        Class<?>[] types = components(record).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return record.getClass().getDeclaredConstructor(types).newInstance(parts);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
