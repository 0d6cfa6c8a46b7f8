package dev.hexpay.testkit.memory;

import dev.hexpay.application.report.Backlog;
import java.time.Instant;

/** The tables that reports read. */
record ReportedRows(
        InMemoryPayments payments,
        InMemoryTransactions transactions,
        InMemoryRefunds refunds,
        InMemoryInvoices invoices,
        InMemoryCreditNotes creditNotes,
        InMemoryReceipts receipts,
        InMemoryWebhookEndpoints endpoints,
        InMemoryOutbox outbox) {
    Backlog backlog(Instant now) {
        return new Backlog(
                transactions.oldestUnfinished().orElse(null),
                refunds.oldestPending().orElse(null),
                receipts.oldestPending().orElse(null),
                endpoints.longestDue(now).orElse(null),
                outbox.firstUndistributed().orElse(null));
    }
}
