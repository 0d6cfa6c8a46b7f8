package dev.hexpay.adapter.persistence.jdbi;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Records the statements of a database: {@code begin}, verb and table of each statement, {@code commit}. */
final class StatementLog {
    private final List<String> statements = new ArrayList<>();

    DataSource recording(DataSource database) {
        return proxy(
                DataSource.class,
                database,
                (method, returned, argument) ->
                        returned instanceof Connection connection ? recording(connection) : returned);
    }

    /** The statements since the last call. */
    List<String> statements() {
        List<String> all = List.copyOf(statements);
        statements.clear();
        return all;
    }

    private Connection recording(Connection connection) {
        return proxy(Connection.class, connection, (method, returned, argument) -> {
            switch (method) {
                case "commit", "rollback" -> statements.add(method);
                case "setAutoCommit" -> {
                    if (Boolean.FALSE.equals(argument)) {
                        statements.add("begin");
                    }
                }
                case "prepareStatement" -> statements.add(verbsAndTables(String.valueOf(argument)));
                default -> {
                    if (method.startsWith("create") || method.startsWith("prepare")) {
                        statements.add(method);
                    }
                }
            }
            return returned;
        });
    }

    /** The verbs and tables of the statements that are sent together. */
    private static String verbsAndTables(String sql) {
        return Stream.of(sql.split("; ")).map(StatementLog::verbAndTable).collect(Collectors.joining(" + "));
    }

    /** The verb and the table of a statement. */
    private static String verbAndTable(String sql) {
        String table = sql.replaceFirst("(?s)^.*?(INTO|FROM|UPDATE) \"?\\w+\"?\\.(\\w+).*$", "$2");
        return sql.substring(0, sql.indexOf(' ')).toLowerCase(Locale.ROOT) + " " + table;
    }

    private interface Listener {
        Object onCall(String method, Object returned, Object firstArgument);
    }

    private static <T> T proxy(Class<T> type, T target, Listener listener) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    try {
                        Object returned = method.invoke(target, arguments);
                        return listener.onCall(method.getName(), returned, arguments == null ? null : arguments[0]);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
