package dev.hexpay.adapter.http.api.bind;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The components of a request record, in the order of their declaration, and its constructor. */
record RequestShape(Constructor<?> constructor, List<Component> components, Set<String> names) {
    private static final ClassValue<RequestShape> SHAPES = new ClassValue<>() {
        @Override
        protected RequestShape computeValue(Class<?> type) {
            return inspect(type);
        }
    };

    /** A component of the record {@code request}; {@code entries} is null unless they are bound alone. */
    record Component(
            Class<?> request,
            String name,
            Type type,
            @Nullable Entry entries) {}

    static RequestShape of(Class<?> type) {
        return SHAPES.get(type);
    }

    /** A new record; {@code values} are those of its components. */
    Object newInstance(@Nullable Object[] values) {
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("a request record must accept every value of its components", e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a request record cannot be built", e);
        }
    }

    private static RequestShape inspect(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        if (components == null) {
            throw new IllegalArgumentException("not a request record: " + type);
        }
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return new RequestShape(
                    constructor,
                    Arrays.stream(components)
                            .map(it -> new Component(
                                    type, it.getName(), it.getGenericType(), it.getAnnotation(Entry.class)))
                            .toList(),
                    Arrays.stream(components).map(RecordComponent::getName).collect(Collectors.toUnmodifiableSet()));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every record has a canonical constructor", e);
        }
    }
}
