package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.application.port.out.DatabaseUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Creates and migrates the tables of {@link JdbiStore}; several servers may do so concurrently. */
public final class Migrations {
    /** The location of the migrations. */
    static final String LOCATION = "classpath:dev/hexpay/adapter/persistence/jdbi/migrations";

    /** The table with the history of the migrations; it is in the schema that they migrate. */
    static final String HISTORY_TABLE = "hexpay_schema_history";

    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private Migrations() {}

    /** Applies the pending migrations with the default settings. */
    public static void migrate(DataSource dataSource) {
        migrate(dataSource, JdbiSettings.DEFAULT);
    }

    /**
     * Applies the pending migrations, and creates the schema first if it does not exist; concurrent callers wait. Uses
     * one connection, so that a pool of one is sufficient.
     *
     * <p>In migrations, {@code ${id}} is the type of a text column that sorts by bytes, {@code ${bytes}} that of a column
     * with a file, and {@code ${stored}} follows the expression of a generated column. Lines that begin with {@code ${h2}}
     * or {@code ${postgresql}} are comments to the other database. Table names are not qualified: the schema is the current one.
     *
     * @throws DatabaseUnavailableException if the database cannot be reached
     * @throws UnsupportedDatabaseException if it is neither H2 nor PostgreSQL 14 or newer
     * @throws IllegalStateException if an option of {@link JdbiStore#H2_OPTIONS} is missing, or inside a transaction of
     *     the host, because migrations commit
     */
    public static synchronized void migrate(DataSource dataSource, JdbiSettings settings) {
        StoreConnections connections = new StoreConnections(dataSource, settings);
        try {
            Connection connection = connections.openConnection();
            try {
                migrate(dataSource, connection, settings.schema());
            } finally {
                connections.closeConnection(connection);
            }
        } catch (SQLException e) {
            throw new DatabaseUnavailableException(e);
        }
    }

    /**
     * The versions of the migrations that {@link #migrate} would apply with the default settings; changes nothing.
     *
     * @throws DatabaseUnavailableException if the database cannot be reached
     */
    public static synchronized List<String> pending(DataSource dataSource) {
        JdbiSettings settings = JdbiSettings.DEFAULT;
        StoreConnections connections = new StoreConnections(dataSource, settings);
        try {
            Connection connection = connections.openConnection();
            try {
                return MigrationHistory.read(connection, settings.schema()).pending();
            } finally {
                connections.closeConnection(connection);
            }
        } catch (SQLException e) {
            throw new DatabaseUnavailableException(e);
        }
    }

    private static void migrate(DataSource dataSource, Connection connection, Schema schema) throws SQLException {
        if (!connection.getAutoCommit()) {
            throw new IllegalStateException("Migrations commit: run them outside of your transaction, or set"
                    + " JdbiSettings.commitsWhenAutoCommitIsOff() if your pool turns auto-commit off.");
        }
        Dialect dialect = Dialect.of(connection);
        dialect.check(connection);
        if (isUpToDate(connection, schema)) {
            // Most starts need no lock. It belongs to a session, and a pooler may give that to another client.
            return;
        }
        int networkTimeout = connection.getNetworkTimeout();
        // As long as a migration takes, and as long as another server migrates.
        connection.setNetworkTimeout(Runnable::run, 0);
        // Flyway locks its history table, which is too late for the server that creates the table.
        dialect.acquireMigrationLock(connection);
        try {
            runFlyway(dataSource, dialect.forMigrations(connection), schema);
        } finally {
            dialect.releaseMigrationLock(connection);
            connection.setNetworkTimeout(Runnable::run, networkTimeout);
        }
    }

    private static boolean isUpToDate(Connection connection, Schema schema) throws SQLException {
        try {
            return MigrationHistory.read(connection, schema).isUpToDate();
        } catch (SQLException e) {
            if (INSUFFICIENT_PRIVILEGE.equals(e.getSQLState())) {
                // Flyway says which one is missing.
                return false;
            }
            throw e;
        }
    }

    private static void runFlyway(DataSource dataSource, Connection connection, Schema schema) throws SQLException {
        Dialect dialect = Dialect.of(connection);
        String installed = InstalledSchema.find(connection, schema);
        JoiningDataSource sameConnection = new JoiningDataSource(dataSource);
        sameConnection.runOn(
                connection, () -> flyway(sameConnection, dialect, installed).migrate());
    }

    private static Flyway flyway(DataSource dataSource, Dialect dialect, String schema) {
        return Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(dataSource)
                .locations(LOCATION)
                .failOnMissingLocations(true)
                .defaultSchema(schema)
                .table(HISTORY_TABLE)
                // The schema may have other tables, those of the sandbox for example; version 0 precedes all
                // migrations.
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .placeholders(dialect.placeholders())
                .load();
    }
}
