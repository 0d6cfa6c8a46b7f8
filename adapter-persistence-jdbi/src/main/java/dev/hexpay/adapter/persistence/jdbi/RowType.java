package dev.hexpay.adapter.persistence.jdbi;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.NamedArgumentFinder;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ColumnName;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/**
 * A record whose components are the columns of a table, and how a domain object is written to it and read from it.
 *
 * <p>The columns are derived once: a component is the column of the same name in snake case, or of its
 * {@link ColumnName}; the components of a {@link Nested} record are columns too. {@link ColumnTypes} has the types.
 */
final class RowType<T, R extends Record> {
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
    private static final String VERSION = "version";

    private final Class<R> type;
    private final Function<T, R> fromDomain;
    private final Function<R, T> toDomain;
    private final Map<String, Column> columns = new LinkedHashMap<>();

    RowType(Class<R> type, Function<T, R> fromDomain, Function<R, T> toDomain) {
        this.type = type;
        this.fromDomain = fromDomain;
        this.toDomain = toDomain;
        addColumns(type, row -> row);
    }

    /** A row that is used as it is. */
    static <R extends Record> RowType<R, R> of(Class<R> type) {
        return new RowType<>(type, Function.identity(), Function.identity());
    }

    /** A column: the value of its component in a row, and how it is bound. */
    private record Column(Function<Object, @Nullable Object> value, Function<@Nullable Object, Argument> arguments) {
        Argument argument(Object row) {
            return arguments.apply(value.apply(row));
        }
    }

    private void addColumns(Class<?> rowType, UnaryOperator<Object> row) {
        for (RecordComponent component : rowType.getRecordComponents()) {
            Function<Object, @Nullable Object> accessor = accessorOf(component);
            if (component.getAccessor().isAnnotationPresent(Nested.class)) {
                addColumns(component.getType(), value -> required(component, accessor.apply(row.apply(value))));
            } else {
                Column column = new Column(
                        value -> accessor.apply(row.apply(value)), ColumnTypes.arguments(component.getGenericType()));
                if (columns.put(columnName(component), column) != null) {
                    throw new IllegalArgumentException("two components are the column " + columnName(component));
                }
            }
        }
    }

    private static Object required(RecordComponent component, @Nullable Object value) {
        if (value == null) {
            throw new IllegalStateException(component + " is null");
        }
        return value;
    }

    static String columnName(RecordComponent component) {
        ColumnName name = component.getAccessor().getAnnotation(ColumnName.class);
        return name == null ? component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT) : name.value();
    }

    static boolean isRequired(RecordComponent component) {
        return !component.getType().isPrimitive()
                && !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static Function<Object, @Nullable Object> accessorOf(RecordComponent component) {
        MethodHandle accessor = accessor(component).asType(MethodType.methodType(Object.class, Object.class));
        return row -> {
            try {
                return (Object) accessor.invokeExact(row);
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException(component + " is not readable", e);
            }
        };
    }

    private static MethodHandle accessor(RecordComponent component) {
        try {
            return LOOKUP.unreflect(component.getAccessor());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The columns in the order of the components. */
    Set<String> columns() {
        return columns.keySet();
    }

    /** The columns as a list for SELECT and INSERT; quoted, because some names are key words of some parsers. */
    String columnList() {
        return columns.keySet().stream().map(RowType::quoted).collect(Collectors.joining(", "));
    }

    /** The parameters of all columns as a list for VALUES. */
    String parameterList() {
        return ":" + String.join(", :", columns.keySet());
    }

    /** The assignments of all columns for UPDATE; a version is incremented. */
    String assignmentList() {
        return columns.keySet().stream()
                .map(column -> quoted(column) + " = :" + column + (column.equals(VERSION) ? " + 1" : ""))
                .collect(Collectors.joining(", "));
    }

    private static String quoted(String column) {
        return '"' + column + '"';
    }

    boolean hasVersion() {
        return columns.containsKey(VERSION);
    }

    /** The values of the columns by name, for a statement that writes {@code value}. */
    Arguments arguments(T value) {
        return new Arguments(fromDomain.apply(value));
    }

    /** A mapper for one SELECT list, which contains {@link #columnList()}. */
    RowMapper<T> mapper() {
        return new Mapper();
    }

    /** The values of a row as named arguments. */
    final class Arguments implements NamedArgumentFinder {
        private final R row;

        private Arguments(R row) {
            this.row = row;
        }

        /** What is stored in this column, for messages. */
        @Nullable
        Object stored(String column) {
            Object value =
                    Objects.requireNonNull(columns.get(column), column).value().apply(row);
            return value == null ? null : ColumnTypes.stored(value);
        }

        @Override
        public Optional<Argument> find(String name, StatementContext context) {
            Column column = columns.get(name);
            return column == null ? Optional.empty() : Optional.of(column.argument(row));
        }
    }

    /** Finds the columns of the record in the first result only: every result has the same SELECT list. */
    private final class Mapper implements RowMapper<T> {
        private volatile @Nullable RecordReader<R> reader;

        @Override
        public T map(ResultSet results, StatementContext context) throws SQLException {
            RecordReader<R> current = reader;
            if (current == null) {
                current = RecordReader.of(type, results, context);
                reader = current;
            }
            return toDomain.apply(current.read(results, context));
        }
    }
}
