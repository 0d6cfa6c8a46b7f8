package dev.hexpay.testkit.contract;

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

/** Every repository over one empty store, which at least sixteen threads may use at once. */
public interface StoreHarness extends AutoCloseable {
    /** What makes several writes one. */
    UnitOfWork unitOfWork();

    /** The payments. */
    Payments payments();

    /** The attempts. */
    Transactions transactions();

    /** The customers. */
    Customers customers();

    /** The vaulted methods. */
    PaymentMethods paymentMethods();

    /** The refunds. */
    Refunds refunds();

    /** The invoices and their numbers. */
    Invoices invoices();

    /** The credit notes. */
    CreditNotes creditNotes();

    /** The e-mails to payers. */
    Receipts receipts();

    /** The events. */
    Outbox outbox();

    /** The merchants. */
    Organizations organizations();

    /** The API keys. */
    ApiKeys apiKeys();

    /** The claimed keys. */
    IdempotencyKeys idempotencyKeys();

    /** What providers have told. */
    ProviderNotifications notifications();

    /** Gives back whatever the store needed. */
    @Override
    void close();
}
