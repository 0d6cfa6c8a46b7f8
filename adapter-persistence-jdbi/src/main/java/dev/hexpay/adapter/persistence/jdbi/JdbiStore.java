package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.application.port.out.Store;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

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

    /**
     * The repositories on this database; does not connect yet.
     *
     * @param dataSource preferably a pool; a unit of work uses exactly one connection. For an H2 file it must be a
     *     single shared connection: H2 keeps units of work atomic through a kill only if they run one at a time
     */
    public static Store open(DataSource dataSource) {
        Jdbi jdbi = Jdbi.create(dataSource);
        jdbi.registerArgument(new InstantArgument());
        JdbiUnitOfWork unitOfWork = new JdbiUnitOfWork(jdbi);
        return new Store(
                unitOfWork,
                new JdbiPayments(unitOfWork),
                new JdbiTransactions(unitOfWork),
                new JdbiRefunds(unitOfWork),
                new JdbiCustomers(unitOfWork),
                new JdbiPaymentMethods(unitOfWork),
                new JdbiInvoices(unitOfWork),
                new JdbiCreditNotes(unitOfWork),
                new JdbiReceipts(unitOfWork),
                new JdbiOutbox(unitOfWork),
                new JdbiOrganizations(unitOfWork),
                new JdbiApiKeys(unitOfWork),
                new JdbiIdempotencyKeys(unitOfWork),
                new JdbiProviderNotifications(unitOfWork));
    }
}
