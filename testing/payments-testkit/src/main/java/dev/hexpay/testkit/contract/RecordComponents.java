package dev.hexpay.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Compares records component by component, and checks that samples fill every component, however deep. */
final class RecordComponents {
    private RecordComponents() {}

    /** Asserts that {@code after} differs from {@code before} in the named components and in no other. */
    static <R extends Record> void assertOnlyChanged(R before, R after, String... changed) {
        List<String> different = new ArrayList<>();
        for (RecordComponent component : before.getClass().getRecordComponents()) {
            Object old = read(before, component);
            if (!(old == null ? read(after, component) == null : old.equals(read(after, component)))) {
                different.add(component.getName());
            }
        }
        assertThat(different).as("components that were changed").containsExactlyInAnyOrder(changed);
    }

    /**
     * Asserts that each component of the type, of the records inside it and of their variants has a value other than
     * null, zero, false and empty in at least one sample.
     */
    static <R extends Record> void assertEachIsFilled(Class<R> type, Collection<R> samples) {
        Set<String> filled = new HashSet<>();
        samples.forEach(sample -> visit(sample, type.getSimpleName(), (path, value) -> filled.add(path)));
        Set<String> declared = new HashSet<>();
        declare(type, type.getSimpleName(), declared);
        declared.removeAll(filled);
        assertThat(declared).as("components that no sample fills").isEmpty();
    }

    /** Reports the path of each component that has a value. */
    private static void visit(Object value, String path, BiConsumer<String, Object> filled) {
        if (isFilled(value)) {
            filled.accept(path, value);
        }
        if (value instanceof Record record) {
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                Object inner = read(record, component);
                if (inner != null) {
                    visit(inner, path(path, component, inner.getClass()), filled);
                }
            }
        }
    }

    private static void declare(Class<?> type, String path, Set<String> declared) {
        declared.add(path);
        if (!type.isRecord()) {
            return;
        }
        for (RecordComponent component : type.getRecordComponents()) {
            Class<?> inner = component.getType();
            if (inner.isSealed()) {
                for (Class<?> variant : inner.getPermittedSubclasses()) {
                    declare(variant, path(path, component, variant), declared);
                }
            } else {
                declare(inner, path(path, component, inner), declared);
            }
        }
    }

    /** The path of a component; of a sealed type, each variant has its own. */
    private static String path(String parent, RecordComponent component, Class<?> type) {
        String path = parent + "." + component.getName();
        return component.getType().isSealed() ? path + "(" + type.getSimpleName() + ")" : path;
    }

    private static boolean isFilled(Object value) {
        if (value instanceof Number number) {
            return number.longValue() != 0;
        } else if (value instanceof Collection<?> items) {
            return !items.isEmpty();
        } else if (value instanceof Map<?, ?> entries) {
            return !entries.isEmpty();
        }
        return !value.equals(false) && !value.equals("");
    }

    private static @Nullable Object read(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new LinkageError(component + " is not readable", e);
        }
    }
}
