package dev.hexpay.adapter.sandbox;

import dev.hexpay.adapter.sandbox.SandboxSettings.AutoCommitOff;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionFactory;

/** Borrows connections for the sandbox's own transactions. */
final class SandboxConnections implements ConnectionFactory {
    private final DataSource dataSource;
    private final AutoCommitOff autoCommitOff;

    SandboxConnections(DataSource dataSource, AutoCommitOff autoCommitOff) {
        this.dataSource = dataSource;
        this.autoCommitOff = autoCommitOff;
    }

    @Override
    public Connection openConnection() throws SQLException {
        Connection connection = dataSource.getConnection();
        try {
            turnOnAutoCommit(connection);
            return connection;
        } catch (SQLException | IllegalStateException e) {
            connection.close();
            throw e;
        }
    }

    private void turnOnAutoCommit(Connection connection) throws SQLException {
        if (autoCommitOff == AutoCommitOff.IS_POOL_DEFAULT) {
            connection.setAutoCommit(true);
        } else if (!connection.getAutoCommit()) {
            throw new IllegalStateException("The sandbox commits what it does: call it outside of your transaction, or"
                    + " set SandboxSettings.commitsWhenAutoCommitIsOff() if your pool turns auto-commit off.");
        }
    }

    @Override
    public void closeConnection(Connection connection) throws SQLException {
        try {
            if (autoCommitOff == AutoCommitOff.IS_POOL_DEFAULT) {
                connection.setAutoCommit(false);
            }
        } finally {
            connection.close();
        }
    }
}
