package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.application.port.out.DatabaseUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings a database's tables up to date; any number of servers may do so at once. */
public final class Migrations {
    /** Where the migrations of {@link JdbiStore} are. */
    public static final String LOCATION = "classpath:dev/hexpay/persistence/jdbi/migrations";

    /** Where the database keeps which of them it has had. */
    public static final String HISTORY_TABLE = "hexpay_schema_history";

    private Migrations() {}

    /**
     * Applies what is missing of the migrations at {@code location}; who comes second waits. It takes three connections
     * at once.
     *
     * <p>In them {@code ${id}} is the type of columns whose order is that of their bytes.
     *
     * @param location a Flyway location, for example {@link #LOCATION}
     * @param historyTable the table that remembers what was applied; each location has its own
     * @throws DatabaseUnavailableException when the database cannot be reached
     */
    public static synchronized void migrate(DataSource dataSource, String location, String historyTable) {
        try (Connection lock = dataSource.getConnection()) {
            Dialect dialect = Dialect.of(lock);
            // Flyway's own lock is on its history table, and so too late for whoever makes that table.
            dialect.acquireMigrationLock(lock);
            try {
                migrate(dataSource, dialect, location, historyTable);
            } finally {
                dialect.releaseMigrationLock(lock);
            }
        } catch (SQLException e) {
            throw new DatabaseUnavailableException(e);
        }
    }

    private static void migrate(DataSource dataSource, Dialect dialect, String location, String historyTable) {
        Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(dataSource)
                .locations(location)
                .failOnMissingLocations(true)
                .table(historyTable)
                // The tables of another location may be there already; version 0 is before all of ours.
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .placeholders(dialect.placeholders())
                .load()
                .migrate();
    }
}
