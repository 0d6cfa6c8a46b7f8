package dev.hexpay.testkit.memory;

import dev.hexpay.application.port.out.Payments;
import dev.hexpay.application.port.out.Store;

/** The repositories in memory. */
public final class InMemoryStore {
    private InMemoryStore() {}

    /** The repositories of a new, empty database in memory. */
    public static Store create() {
        InMemoryDatabase database = new InMemoryDatabase();
        Payments payments = new InMemoryPayments(database);
        InMemoryTransactions transactions = new InMemoryTransactions(database, payments);
        InMemoryWebhookDeliveries deliveries = new InMemoryWebhookDeliveries(database);
        return new Store(
                database,
                payments,
                transactions,
                new InMemoryRefunds(database),
                new InMemoryDisputes(transactions),
                new InMemoryCustomers(database),
                new InMemoryPaymentMethods(database),
                new InMemoryInvoices(database),
                new InMemoryCreditNotes(database),
                new InMemoryReceipts(database),
                new InMemoryDocumentFiles(database),
                new InMemoryOutbox(database),
                new InMemoryWebhookEndpoints(database),
                deliveries,
                new InMemoryOrganizations(database),
                new InMemoryApiKeys(database),
                new InMemoryIdempotencyKeys(database),
                new InMemoryProviderNotifications(database));
    }
}
