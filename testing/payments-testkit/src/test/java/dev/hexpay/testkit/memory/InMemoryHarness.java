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
import dev.hexpay.testkit.contract.StoreHarness;

/** A store in memory for the contracts; nothing of it outlives a test. */
public record InMemoryHarness(InMemoryStore store) implements StoreHarness {
    /** An empty store. */
    public InMemoryHarness() {
        this(new InMemoryStore());
    }

    @Override
    public UnitOfWork unitOfWork() {
        return store;
    }

    @Override
    public Payments payments() {
        return store.payments();
    }

    @Override
    public Transactions transactions() {
        return store.transactions();
    }

    @Override
    public Customers customers() {
        return store.customers();
    }

    @Override
    public PaymentMethods paymentMethods() {
        return store.paymentMethods();
    }

    @Override
    public Invoices invoices() {
        return store.invoices();
    }

    @Override
    public Refunds refunds() {
        return store.refunds();
    }

    @Override
    public CreditNotes creditNotes() {
        return store.creditNotes();
    }

    @Override
    public Receipts receipts() {
        return store.receipts();
    }

    @Override
    public Outbox outbox() {
        return store.outbox();
    }

    @Override
    public Organizations organizations() {
        return store.organizations();
    }

    @Override
    public ApiKeys apiKeys() {
        return store.apiKeys();
    }

    @Override
    public ProviderNotifications notifications() {
        return store.notifications();
    }

    @Override
    public IdempotencyKeys idempotencyKeys() {
        return store.idempotencyKeys();
    }

    @Override
    public void close() {}
}
