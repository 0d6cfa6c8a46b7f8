package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.application.port.out.ApiKeys;
import dev.hexpay.application.port.out.CreditNotes;
import dev.hexpay.application.port.out.Customers;
import dev.hexpay.application.port.out.IdempotencyKeys;
import dev.hexpay.application.port.out.Invoices;
import dev.hexpay.application.port.out.Organizations;
import dev.hexpay.application.port.out.Outbox;
import dev.hexpay.application.port.out.PaymentMethods;
import dev.hexpay.application.port.out.Payments;
import dev.hexpay.application.port.out.ProviderNotifications;
import dev.hexpay.application.port.out.Receipts;
import dev.hexpay.application.port.out.Refunds;
import dev.hexpay.application.port.out.Transactions;
import dev.hexpay.application.port.out.UnitOfWork;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** Every repository on one H2 or PostgreSQL database, whose tables {@link Migrations} has made. */
public final class JdbiStore {
    /**
     * What an H2 URL has to end with: the words and the sort order of PostgreSQL, every commit in the file before it is
     * reported, and at most 20 seconds of waiting for a lock.
     */
    public static final String H2_OPTIONS =
            ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH" + ";WRITE_DELAY=0;LOCK_TIMEOUT=20000";

    /**
     * What a PostgreSQL URL has to have among its parameters: nobody waits for a lock longer than 20 seconds, and a
     * commit is on disk before it is reported, whatever the server's own default is. The server is told once per
     * connection, which is cheaper than once per unit of work.
     */
    public static final String POSTGRESQL_OPTIONS = "options=-c%20lock_timeout=20s%20-c%20synchronous_commit=on";

    private final JdbiUnitOfWork unitOfWork;
    private final Payments payments;
    private final Transactions transactions;
    private final Customers customers;
    private final PaymentMethods paymentMethods;
    private final Refunds refunds;
    private final Invoices invoices;
    private final CreditNotes creditNotes;
    private final Receipts receipts;
    private final Outbox outbox;
    private final Organizations organizations;
    private final ApiKeys apiKeys;
    private final IdempotencyKeys idempotencyKeys;
    private final ProviderNotifications notifications;

    private JdbiStore(JdbiUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
        this.payments = new JdbiPayments(unitOfWork);
        this.transactions = new JdbiTransactions(unitOfWork);
        this.customers = new JdbiCustomers(unitOfWork);
        this.paymentMethods = new JdbiPaymentMethods(unitOfWork);
        this.refunds = new JdbiRefunds(unitOfWork);
        this.invoices = new JdbiInvoices(unitOfWork);
        this.creditNotes = new JdbiCreditNotes(unitOfWork);
        this.receipts = new JdbiReceipts(unitOfWork);
        this.outbox = new JdbiOutbox(unitOfWork);
        this.organizations = new JdbiOrganizations(unitOfWork);
        this.apiKeys = new JdbiApiKeys(unitOfWork);
        this.idempotencyKeys = new JdbiIdempotencyKeys(unitOfWork);
        this.notifications = new JdbiProviderNotifications(unitOfWork);
    }

    /**
     * The repositories on this database. It is not asked anything yet.
     *
     * @param dataSource best a pool; a unit of work takes one connection and never a second one. For an H2 file it has to
     *     be one connection that everybody shares: H2 keeps units of work whole through a kill only one at a time
     */
    public static JdbiStore open(DataSource dataSource) {
        Jdbi jdbi = Jdbi.create(dataSource);
        jdbi.registerArgument(new InstantArgument());
        return new JdbiStore(new JdbiUnitOfWork(jdbi));
    }

    /** What makes several writes one. */
    public UnitOfWork unitOfWork() {
        return unitOfWork;
    }

    /** The payments. */
    public Payments payments() {
        return payments;
    }

    /** The attempts. */
    public Transactions transactions() {
        return transactions;
    }

    /** The customers. */
    public Customers customers() {
        return customers;
    }

    /** The vaulted methods. */
    public PaymentMethods paymentMethods() {
        return paymentMethods;
    }

    /** The refunds. */
    public Refunds refunds() {
        return refunds;
    }

    /** The invoices. */
    public Invoices invoices() {
        return invoices;
    }

    /** The credit notes. */
    public CreditNotes creditNotes() {
        return creditNotes;
    }

    /** The e-mails to payers. */
    public Receipts receipts() {
        return receipts;
    }

    /** The events. */
    public Outbox outbox() {
        return outbox;
    }

    /** The merchants. */
    public Organizations organizations() {
        return organizations;
    }

    /** The API keys. */
    public ApiKeys apiKeys() {
        return apiKeys;
    }

    /** The requests that take effect once. */
    public IdempotencyKeys idempotencyKeys() {
        return idempotencyKeys;
    }

    /** What providers have told. */
    public ProviderNotifications notifications() {
        return notifications;
    }
}
