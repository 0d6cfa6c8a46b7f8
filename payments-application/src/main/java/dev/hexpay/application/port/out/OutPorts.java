package dev.hexpay.application.port.out;

import java.time.InstantSource;

/**
 * Everything that the use cases need, in one place to be wired.
 *
 * @param clock whole milliseconds, as the wire shows them: nothing finer is ever stored or compared
 */
public record OutPorts(
        UnitOfWork unitOfWork,
        Payments payments,
        Transactions transactions,
        Customers customers,
        PaymentMethods paymentMethods,
        Refunds refunds,
        Invoices invoices,
        CreditNotes creditNotes,
        Receipts receipts,
        Outbox outbox,
        Organizations organizations,
        ApiKeys apiKeys,
        IdempotencyKeys idempotencyKeys,
        ProviderNotifications notifications,
        NotificationReader notificationReader,
        Providers providers,
        CardTokenizer cardTokenizer,
        TestDisputes testDisputes,
        TaxCalculator taxCalculator,
        SellerDirectory sellerDirectory,
        InvoiceRenderer invoiceRenderer,
        ReceiptMailer receiptMailer,
        PublicUrls publicUrls,
        Encryptor encryptor,
        TokenSigner tokenSigner,
        Failpoints failpoints,
        IdSource ids,
        InstantSource clock) {}
