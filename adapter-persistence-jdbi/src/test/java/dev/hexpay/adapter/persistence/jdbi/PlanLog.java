package dev.hexpay.adapter.persistence.jdbi;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;

/** Records the plan of each statement that is executed, with its own parameters. Batches are not recorded. */
final class PlanLog {
    private final List<String> plans = new ArrayList<>();

    DataSource explaining(DataSource database) {
        return proxy(DataSource.class, (method, args) -> {
            Object returned = invoke(database, method, args);
            return returned instanceof Connection connection ? explaining(connection) : returned;
        });
    }

    /** The statements since the last call, each with its plan. */
    List<String> plans() {
        List<String> all = List.copyOf(plans);
        plans.clear();
        return all;
    }

    private Connection explaining(Connection connection) {
        return proxy(Connection.class, (method, args) -> {
            Object returned = invoke(connection, method, args);
            return returned instanceof PreparedStatement statement && isExplainable((String) args[0])
                    ? explaining(connection, statement, (String) args[0])
                    : returned;
        });
    }

    private static boolean isExplainable(String sql) {
        return sql.toLowerCase(Locale.ROOT).matches("(?s)(select|update|delete) .*");
    }

    private PreparedStatement explaining(Connection connection, PreparedStatement statement, String sql)
            throws SQLException {
        PreparedStatement explain = connection.prepareStatement("EXPLAIN " + sql);
        return proxy(PreparedStatement.class, (method, args) -> {
            if (method.getName().startsWith("set") && method.getDeclaringClass().equals(PreparedStatement.class)) {
                invoke(explain, method, args);
            } else if (method.getName().startsWith("execute")
                    && !method.getName().endsWith("Batch")) {
                plans.add(sql + "\n" + planOf(explain));
            } else if (method.getName().equals("close")) {
                explain.close();
            }
            return invoke(statement, method, args);
        });
    }

    private static String planOf(PreparedStatement explain) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (ResultSet rows = explain.executeQuery()) {
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
        }
        return String.join("\n", lines);
    }

    private interface Invocation {
        Object of(Method method, Object[] args) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Invocation call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> call.of(method, args)));
    }

    private static Object invoke(Object target, Method method, Object[] args) throws Throwable {
        try {
            return method.invoke(target, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
