package dev.hexpay.adapter.persistence.jdbi;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Replaces SQL text on its way to the database. */
final class RewritingConnection {
    private final UnaryOperator<String> rewrite;

    private RewritingConnection(UnaryOperator<String> rewrite) {
        this.rewrite = rewrite;
    }

    /** A connection that applies {@code rewrite} to every statement. */
    static Connection of(Connection connection, UnaryOperator<String> rewrite) {
        return new RewritingConnection(rewrite).wrap(Connection.class, connection);
    }

    private <T> T wrap(Class<T> type, T target) {
        Object proxy = Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> call(target, method, arguments));
        return type.cast(proxy);
    }

    private @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        Object result;
        try {
            result = method.invoke(target, rewritten(method, arguments));
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
        if (result instanceof PreparedStatement || !(result instanceof Statement statement)) {
            return result;
        }
        return wrap(Statement.class, statement);
    }

    // In both interfaces, a String parameter named like this is SQL, and always the first.
    private Object @Nullable [] rewritten(Method method, Object @Nullable [] arguments) {
        boolean isSql = method.getName().startsWith("prepare")
                || method.getName().startsWith("execute")
                || method.getName().equals("addBatch");
        if (!isSql || arguments == null || !(arguments[0] instanceof String sql)) {
            return arguments;
        }
        Object[] replaced = arguments.clone();
        replaced[0] = rewrite.apply(sql);
        return replaced;
    }
}
