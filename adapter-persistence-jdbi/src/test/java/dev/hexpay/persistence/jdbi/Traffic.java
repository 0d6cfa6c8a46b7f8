package dev.hexpay.persistence.jdbi;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;

/** A database's connections, and what is said over them: {@code begin}, the first words of statements, {@code commit}. */
final class Traffic {
    private final List<String> said = new ArrayList<>();

    DataSource listeningTo(DataSource database) {
        return proxy(
                DataSource.class,
                database,
                (method, answer, argument) ->
                        answer instanceof Connection connection ? listeningTo(connection) : answer);
    }

    /** What was said since the last time this was asked. */
    List<String> said() {
        List<String> all = List.copyOf(said);
        said.clear();
        return all;
    }

    private Connection listeningTo(Connection connection) {
        return proxy(Connection.class, connection, (method, answer, argument) -> {
            switch (method) {
                case "commit", "rollback" -> said.add(method);
                case "setAutoCommit" -> {
                    if (Boolean.FALSE.equals(argument)) {
                        said.add("begin");
                    }
                }
                case "prepareStatement" -> said.add(firstWordsOf(String.valueOf(argument)));
                default -> {
                    if (method.startsWith("create") || method.startsWith("prepare")) {
                        said.add(method);
                    }
                }
            }
            return answer;
        });
    }

    /** The verb and the table. */
    private static String firstWordsOf(String sql) {
        String table = sql.replaceFirst("(?s)^.*?(INTO|FROM|UPDATE) (\\w+).*$", "$2");
        return sql.substring(0, sql.indexOf(' ')).toLowerCase(Locale.ROOT) + " " + table;
    }

    private interface Listener {
        Object heard(String method, Object answer, Object firstArgument);
    }

    private static <T> T proxy(Class<T> type, T target, Listener listener) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    try {
                        Object answer = method.invoke(target, arguments);
                        return listener.heard(method.getName(), answer, arguments == null ? null : arguments[0]);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
