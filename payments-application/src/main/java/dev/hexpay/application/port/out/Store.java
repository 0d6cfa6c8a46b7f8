package dev.hexpay.application.port.out;

/**
 * Every repository of one database, and the unit of work that makes several writes one. All of them take part in the
 * unit of work that is open on the calling thread.
 */
public record Store(
        UnitOfWork unitOfWork,
        Payments payments,
        Transactions transactions,
        Refunds refunds,
        Disputes disputes,
        Customers customers,
        PaymentMethods paymentMethods,
        Invoices invoices,
        CreditNotes creditNotes,
        Receipts receipts,
        DocumentFiles documentFiles,
        Outbox outbox,
        WebhookEndpoints webhookEndpoints,
        WebhookDeliveries webhookDeliveries,
        Organizations organizations,
        ApiKeys apiKeys,
        IdempotencyKeys idempotencyKeys,
        ProviderNotifications notifications,
        LoginLinks loginLinks,
        OperatorSessions operatorSessions,
        AuditLog auditLog,
        Reports reports) {}
