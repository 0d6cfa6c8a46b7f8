package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.application.port.out.DatabaseUnavailableException;
import dev.hexpay.application.port.out.Store;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Handles;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.JdbiStatementEvent;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;

/** All repositories on one H2 or PostgreSQL database, which {@link Migrations} has migrated. */
public final class JdbiStore {
    /**
     * The required end of an H2 URL: PostgreSQL mode and sort order, every commit in the file before it is reported,
     * and a lock timeout of 20 seconds.
     */
    public static final String H2_OPTIONS =
            ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH" + ";WRITE_DELAY=0;LOCK_TIMEOUT=20000";

    /**
     * The required parameters of a PostgreSQL URL: a lock timeout of 20 seconds, and every commit on disk before it is
     * reported, whatever the server's default is. They are set once per connection, which is cheaper than once per unit
     * of work.
     */
    public static final String POSTGRESQL_OPTIONS = "options=-c%20lock_timeout=20s%20-c%20synchronous_commit=on";

    private JdbiStore() {}

    /** The repositories on this database with the default settings. */
    public static Store open(DataSource dataSource) {
        return open(dataSource, JdbiSettings.DEFAULT);
    }

    /**
     * The repositories on this database. A unit of work uses one connection, which is borrowed from the data source and
     * closed at its end. In a transaction of the host, which {@code dataSource} shows by connections whose auto-commit
     * is off, a unit of work is a savepoint: the host commits it or rolls it back.
     *
     * @param dataSource preferably a pool; one connection is enough. For an H2 file it must be a pool of exactly one,
     *     which all callers share: H2 keeps units of work atomic through a kill only if they run one at a time
     * @throws IllegalStateException if an option of {@link #H2_OPTIONS} is missing
     * @throws UnsupportedDatabaseException if it is neither H2 nor PostgreSQL 14 or newer
     * @throws DatabaseUnavailableException if the database cannot be reached
     */
    public static Store open(DataSource dataSource, JdbiSettings settings) {
        JdbiUnitOfWork unitOfWork = unitOfWork(dataSource, settings);
        return new Store(
                unitOfWork,
                new JdbiPayments(unitOfWork),
                new JdbiTransactions(unitOfWork),
                new JdbiRefunds(unitOfWork),
                new JdbiDisputes(unitOfWork),
                new JdbiCustomers(unitOfWork),
                new JdbiPaymentMethods(unitOfWork),
                new JdbiInvoices(unitOfWork),
                new JdbiCreditNotes(unitOfWork),
                new JdbiReceipts(unitOfWork),
                new JdbiDocumentFiles(unitOfWork),
                new JdbiOutbox(unitOfWork),
                new JdbiWebhookEndpoints(unitOfWork),
                new JdbiWebhookDeliveries(unitOfWork),
                new JdbiOrganizations(unitOfWork),
                new JdbiApiKeys(unitOfWork),
                new JdbiIdempotencyKeys(unitOfWork),
                new JdbiProviderNotifications(unitOfWork),
                new JdbiLoginLinks(unitOfWork),
                new JdbiOperatorSessions(unitOfWork),
                new JdbiAuditLog(unitOfWork),
                new JdbiReports(unitOfWork));
    }

    /** A unit of work of its own on this database; its statements name their tables {@code <schema>.table_name}. */
    static JdbiUnitOfWork unitOfWork(DataSource dataSource, JdbiSettings settings) {
        Jdbi jdbi = Jdbi.create(new StoreConnections(dataSource, settings));
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
        ColumnTypes.register(jdbi);
        try (Handle handle = jdbi.open()) {
            // The connection may belong to the host, which ends its transaction itself.
            handle.getConfig(Handles.class).setForceEndTransactions(false);
            Connection connection = handle.getConnection();
            requireSupported(connection);
            String schema = InstalledSchema.find(connection, settings.schema());
            jdbi.define("schema", '"' + schema.replace("\"", "\"\"") + '"');
            return new JdbiUnitOfWork(jdbi, Dialect.of(connection), settings.statements());
        } catch (SQLException | JdbiException e) {
            throw new DatabaseUnavailableException(e);
        }
    }

    /**
     * Registers the event of Jdbi with Flight Recorder, if Java has it, which the first statement then need not do: for a thread
     * beside that which opens the database.
     */
    public static void loadClasses() {
        if (ModuleLayer.boot().findModule("jdk.jfr").isPresent()) {
            JdbiStatementEvent unused = new JdbiStatementEvent();
        }
    }

    /**
     * Checks that this database can hold the tables.
     *
     * @throws UnsupportedDatabaseException if it is neither H2 nor PostgreSQL 14 or newer
     * @throws IllegalStateException if an option of {@link #H2_OPTIONS} is missing
     */
    public static void requireSupported(Connection connection) throws SQLException {
        Dialect.of(connection).check(connection);
    }
}
