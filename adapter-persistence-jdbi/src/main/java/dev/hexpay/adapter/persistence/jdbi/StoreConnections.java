package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.adapter.persistence.jdbi.JdbiSettings.AutoCommitOff;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionFactory;

/**
 * Borrows connections. One whose auto-commit is off belongs to a transaction of the host, unless the settings call it
 * the pool's default: then it is on while the connection is borrowed.
 */
final class StoreConnections implements ConnectionFactory {
    private final DataSource dataSource;
    private final AutoCommitOff autoCommitOff;

    StoreConnections(DataSource dataSource, JdbiSettings settings) {
        this.dataSource = dataSource;
        this.autoCommitOff = settings.autoCommitOff();
    }

    @Override
    public Connection openConnection() throws SQLException {
        Connection connection = dataSource.getConnection();
        if (isAutoCommitSwitched(connection)) {
            try {
                connection.setAutoCommit(true);
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        }
        return connection;
    }

    @Override
    public void closeConnection(Connection connection) throws SQLException {
        // A pool expects what it has lent in the state in which it was lent.
        try {
            if (isAutoCommitSwitched(connection)) {
                connection.setAutoCommit(false);
            }
        } finally {
            connection.close();
        }
    }

    private boolean isAutoCommitSwitched(Connection connection) {
        return autoCommitOff == AutoCommitOff.IS_POOL_DEFAULT && !JoiningDataSource.isJoined(connection);
    }
}
