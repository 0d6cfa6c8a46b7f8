package dev.hexpay.adapter.persistence.jdbi;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Makes records from the rows of results that have the same columns at the same positions. */
final class RecordReader<R extends Record> {
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

    private final Class<R> type;
    private final MethodHandle constructor;
    private final Part[] parts;

    private RecordReader(Class<R> type, Part[] parts) {
        this.type = type;
        this.constructor = constructorOf(type);
        this.parts = parts;
    }

    /** Reads the value of a component. */
    @FunctionalInterface
    private interface Part {
        @Nullable
        Object read(ResultSet results, StatementContext context) throws SQLException;
    }

    /** A reader for results with the columns of this one, which contain those of the record. */
    static <R extends Record> RecordReader<R> of(Class<R> type, ResultSet results, StatementContext context)
            throws SQLException {
        RecordComponent[] components = type.getRecordComponents();
        Part[] parts = new Part[components.length];
        for (int i = 0; i < components.length; i++) {
            parts[i] = components[i].getAccessor().isAnnotationPresent(Nested.class)
                    ? of(components[i].getType().asSubclass(Record.class), results, context)::read
                    : column(components[i], results, context);
        }
        return new RecordReader<>(type, parts);
    }

    private static Part column(RecordComponent component, ResultSet results, StatementContext context)
            throws SQLException {
        String name = RowType.columnName(component);
        Type type = component.getGenericType();
        int position = results.findColumn(name);
        ColumnMapper<?> mapper = context.findColumnMapperFor(type)
                .orElseThrow(() -> new IllegalStateException("no column type of " + component));
        if (!RowType.isRequired(component)) {
            return (row, statement) -> mapper.map(row, position, statement);
        }
        return (row, statement) -> {
            Object value = mapper.map(row, position, statement);
            if (value == null) {
                throw new SQLException(name + " is null");
            }
            return value;
        };
    }

    private static MethodHandle constructorOf(Class<? extends Record> type) {
        Class<?>[] components = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            return LOOKUP.unreflectConstructor(type.getDeclaredConstructor(components))
                    .asSpreader(Object[].class, components.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The record of the current row. */
    R read(ResultSet results, StatementContext context) throws SQLException {
        @Nullable Object[] values = new @Nullable Object[parts.length];
        for (int i = 0; i < parts.length; i++) {
            values[i] = parts[i].read(results, context);
        }
        try {
            return type.cast((Object) constructor.invokeExact(values));
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(type + " cannot be made", e);
        }
    }
}
