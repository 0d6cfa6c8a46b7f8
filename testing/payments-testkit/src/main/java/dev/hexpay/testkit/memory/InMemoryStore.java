package dev.hexpay.testkit.memory;

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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * A database in memory: its tables change by units of work, one at a time, and are seen by others as they were when the
 * last one committed.
 *
 * <p>One unit at a time is stricter than any row lock, and is all that the ports promise.
 */
public final class InMemoryStore implements UnitOfWork {
    private final ReentrantLock unit = new ReentrantLock(true);
    private final List<InMemoryTable<?, ?>> tables = new ArrayList<>();
    private final Payments payments = new InMemoryPayments(this);
    private final Transactions transactions = new InMemoryTransactions(this);
    private final Customers customers = new InMemoryCustomers(this);
    private final PaymentMethods paymentMethods = new InMemoryPaymentMethods(this);
    private final Refunds refunds = new InMemoryRefunds(this);
    private final Invoices invoices = new InMemoryInvoices(this);
    private final CreditNotes creditNotes = new InMemoryCreditNotes(this);
    private final Receipts receipts = new InMemoryReceipts(this);
    private final Outbox outbox = new InMemoryOutbox(this);
    private final Organizations organizations = new InMemoryOrganizations(this);
    private final ApiKeys apiKeys = new InMemoryApiKeys(this);
    private final IdempotencyKeys idempotencyKeys = new InMemoryIdempotencyKeys(this);
    private final ProviderNotifications notifications = new InMemoryProviderNotifications(this);

    /** An empty database. */
    public InMemoryStore() {}

    <K, V> InMemoryTable<K, V> table(String rowName) {
        InMemoryTable<K, V> table = new InMemoryTable<>(this, rowName);
        tables.add(table);
        return table;
    }

    @Override
    public <T> T inTransaction(Supplier<T> work) {
        if (isOpen()) {
            return work.get();
        }
        unit.lock();
        try {
            T result = work.get();
            commit();
            return result;
        } finally {
            tables.forEach(InMemoryTable::discardChanges);
            unit.unlock();
        }
    }

    @Override
    public boolean isOpen() {
        return unit.isHeldByCurrentThread();
    }

    /** What is read here belongs together: no commit falls in between. */
    synchronized <T> T read(Supplier<T> query) {
        return query.get();
    }

    private synchronized void commit() {
        tables.forEach(InMemoryTable::applyChanges);
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

    /** The invoices and their numbers. */
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

    /** The claimed keys. */
    public IdempotencyKeys idempotencyKeys() {
        return idempotencyKeys;
    }

    /** What providers have told. */
    public ProviderNotifications notifications() {
        return notifications;
    }
}
