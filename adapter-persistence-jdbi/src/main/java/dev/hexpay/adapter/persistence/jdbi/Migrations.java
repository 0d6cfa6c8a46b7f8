package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.application.port.out.DatabaseUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Migrates a database; several servers may do so concurrently. */
public final class Migrations {
    /** The location of the migrations of {@link JdbiStore}. */
    public static final String LOCATION = "classpath:dev/hexpay/adapter/persistence/jdbi/migrations";

    /** The table with the history of these migrations. */
    public static final String HISTORY_TABLE = "hexpay_schema_history";

    private Migrations() {}

    /**
     * Applies the pending migrations at {@code location}; concurrent callers wait. Uses three connections at the same
     * time.
     *
     * <p>In migrations, {@code ${id}} is the type of a text column that sorts by bytes.
     *
     * @param location a Flyway location, for example {@link #LOCATION}
     * @param historyTable the history table; each location has its own
     * @throws DatabaseUnavailableException if the database cannot be reached
     */
    public static synchronized void migrate(DataSource dataSource, String location, String historyTable) {
        try (Connection lock = dataSource.getConnection()) {
            Dialect dialect = Dialect.of(lock);
            // Flyway locks its history table, which is too late for the server that creates the table.
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
                // The tables of another location may exist; version 0 precedes all migrations.
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .placeholders(dialect.placeholders())
                .load()
                .migrate();
    }
}
