package dev.hexpay.testkit.memory;

import dev.hexpay.application.port.out.Store;

/** The repositories in memory. */
public final class InMemoryStore {
    private InMemoryStore() {}

    /** The repositories of a new, empty database in memory. */
    public static Store create() {
        InMemoryDatabase database = new InMemoryDatabase();
        InMemoryPayments payments = new InMemoryPayments(database);
        InMemoryTransactions transactions = new InMemoryTransactions(database, payments);
        InMemoryWebhookDeliveries deliveries = new InMemoryWebhookDeliveries(database);
        InMemoryRefunds refunds = new InMemoryRefunds(database);
        InMemoryInvoices invoices = new InMemoryInvoices(database);
        InMemoryCreditNotes creditNotes = new InMemoryCreditNotes(database);
        InMemoryReceipts receipts = new InMemoryReceipts(database);
        InMemoryWebhookEndpoints endpoints = new InMemoryWebhookEndpoints(database);
        InMemoryOutbox outbox = new InMemoryOutbox(database, endpoints);
        return new Store(
                database,
                payments,
                transactions,
                refunds,
                new InMemoryDisputes(transactions),
                new InMemoryCustomers(database),
                new InMemoryPaymentMethods(database),
                invoices,
                creditNotes,
                receipts,
                new InMemoryDocumentFiles(database),
                outbox,
                endpoints,
                deliveries,
                new InMemoryOrganizations(database),
                new InMemoryApiKeys(database),
                new InMemoryIdempotencyKeys(database),
                new InMemoryProviderNotifications(database),
                new InMemoryLoginLinks(database),
                new InMemoryOperatorSessions(database),
                new InMemoryAuditLog(database),
                new InMemoryReports(new ReportedRows(
                        payments, transactions, refunds, invoices, creditNotes, receipts, endpoints, outbox)));
    }
}
