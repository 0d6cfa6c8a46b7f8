package dev.hexpay.adapter.persistence.jdbi;

import java.io.PrintWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Lets a host that has an open connection (plain JDBC, Jdbi, jOOQ) run commands in its own transaction:
 *
 * <pre>{@code
 * JoiningDataSource dataSource = new JoiningDataSource(pool);
 * Store store = JdbiStore.open(dataSource);
 * jdbi.inTransaction(handle -> dataSource.join(handle.getConnection(), () -> {
 *     insertOrder(handle);
 *     return hexpay.payments().openLink().open(scope, command);
 * }));
 * }</pre>
 *
 * <p>Spring hosts need no such class: they use {@code TransactionAwareDataSourceProxy}.
 */
public final class JoiningDataSource implements DataSource {
    private final DataSource dataSource;

    // Not static: each data source has its own database.
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<@Nullable Connection> joined = new ThreadLocal<>();

    /** Borrows from {@code dataSource} outside of {@link #join}. */
    public JoiningDataSource(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Runs {@code work} on the connection of the host, which stays open and is neither committed nor rolled back here.
     *
     * @param connection a connection with an open transaction, that is, with auto-commit off
     */
    public <T> T join(Connection connection, Supplier<T> work) {
        try {
            if (connection.getAutoCommit()) {
                throw new IllegalArgumentException("the connection has no transaction to join: its auto-commit is on");
            }
        } catch (SQLException e) {
            throw new IllegalArgumentException("the connection cannot be used", e);
        }
        return runOn(connection, work);
    }

    /** Hands out this connection to {@code work}, whatever the state of its auto-commit. */
    <T> T runOn(Connection connection, Supplier<T> work) {
        Connection outer = joined.get();
        joined.set(withoutClose(connection));
        try {
            return work.get();
        } finally {
            if (outer == null) {
                joined.remove();
            } else {
                joined.set(outer);
            }
        }
    }

    /** Whether the connection was handed out within {@link #join}. */
    static boolean isJoined(Connection connection) {
        return connection instanceof JoinedConnection;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = joined.get();
        return connection == null ? dataSource.getConnection() : connection;
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        Connection connection = joined.get();
        return connection == null ? dataSource.getConnection(user, password) : connection;
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return dataSource.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        dataSource.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        dataSource.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return dataSource.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger("global");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return type.isInstance(dataSource) ? type.cast(dataSource) : dataSource.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return type.isInstance(dataSource) || dataSource.isWrapperFor(type);
    }

    private static Connection withoutClose(Connection connection) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (method.getName().equals("close")) {
                return null;
            }
            try {
                return method.invoke(connection, arguments);
            } catch (InvocationTargetException e) {
                throw e.getTargetException();
            }
        };
        return (Connection) Proxy.newProxyInstance(
                JoinedConnection.class.getClassLoader(), new Class<?>[] {JoinedConnection.class}, handler);
    }

    /** A connection whose {@code close} has no effect. */
    private interface JoinedConnection extends Connection {}
}
