package dev.hexpay.adapter.persistence.jdbi;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The ways in which a host runs its own transactions. */
enum HostKind {
    /** The host has a connection of its pool and joins it. */
    PLAIN_JDBC {
        @Override
        Host on(DataSource pool) {
            JoiningDataSource joining = new JoiningDataSource(pool);
            return new Host(
                    joining,
                    work -> inTransaction(
                            pool,
                            connection -> joining.join(connection, () -> {
                                work.accept(connection);
                                return connection;
                            })));
        }
    },
    /** The host uses Jdbi and joins the connection of its handle. */
    JDBI {
        @Override
        Host on(DataSource pool) {
            JoiningDataSource joining = new JoiningDataSource(pool);
            return new Host(
                    joining,
                    work -> Jdbi.create(pool)
                            .useTransaction(handle -> joining.join(handle.getConnection(), () -> {
                                work.accept(handle.getConnection());
                                return handle;
                            })));
        }
    },
    /** The data source returns the connection of the running transaction, as Spring recommends for such libraries. */
    SPRING {
        @Override
        Host on(DataSource pool) {
            TransactionTemplate template = new TransactionTemplate(new JdbcTransactionManager(pool));
            return new Host(
                    new TransactionAwareDataSourceProxy(pool),
                    work -> template.executeWithoutResult(status -> work.accept(DataSourceUtils.getConnection(pool))));
        }
    },
    /** The data source hands out one connection, on which a transaction is always open. */
    ONE_OPEN_CONNECTION {
        @Override
        Host on(DataSource pool) {
            try {
                Connection connection = pool.getConnection();
                connection.setAutoCommit(false);
                return new Host(
                        new SingleConnectionDataSource(connection, true),
                        work -> end(connection, it -> work.accept(it)));
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        }
    };

    abstract Host on(DataSource pool);

    /** A data source for the store, and the transactions that it takes part in. */
    record Host(DataSource dataSource, Consumer<Consumer<Connection>> transactions) {
        /** Commits when {@code work} returns, rolls back when it throws. */
        void inTransaction(Consumer<Connection> work) {
            transactions.accept(work);
        }

        /** Returns the connection that is always open to its pool. */
        void close() {
            if (dataSource instanceof SingleConnectionDataSource one) {
                one.destroy();
            }
        }
    }

    static void inTransaction(DataSource pool, Consumer<Connection> work) {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            end(connection, work);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static void end(Connection connection, Consumer<Connection> work) {
        try {
            try {
                work.accept(connection);
                connection.commit();
            } catch (RuntimeException e) {
                connection.rollback();
                throw e;
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
