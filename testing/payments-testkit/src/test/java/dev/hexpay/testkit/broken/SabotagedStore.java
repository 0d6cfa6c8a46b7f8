package dev.hexpay.testkit.broken;

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
import java.lang.reflect.Proxy;

/** A store whose every port passes through one fault. */
record SabotagedStore(StoreHarness delegate, Sabotage sabotage) implements StoreHarness {
    private <T> T sabotaged(Class<T> type, T port) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, args) -> sabotage.invoke(PortCall.of(delegate, port, method, args))));
    }

    @Override
    public UnitOfWork unitOfWork() {
        return sabotaged(UnitOfWork.class, delegate.unitOfWork());
    }

    @Override
    public Payments payments() {
        return sabotaged(Payments.class, delegate.payments());
    }

    @Override
    public Transactions transactions() {
        return sabotaged(Transactions.class, delegate.transactions());
    }

    @Override
    public Customers customers() {
        return sabotaged(Customers.class, delegate.customers());
    }

    @Override
    public PaymentMethods paymentMethods() {
        return sabotaged(PaymentMethods.class, delegate.paymentMethods());
    }

    @Override
    public Invoices invoices() {
        return sabotaged(Invoices.class, delegate.invoices());
    }

    @Override
    public Refunds refunds() {
        return sabotaged(Refunds.class, delegate.refunds());
    }

    @Override
    public CreditNotes creditNotes() {
        return sabotaged(CreditNotes.class, delegate.creditNotes());
    }

    @Override
    public Receipts receipts() {
        return sabotaged(Receipts.class, delegate.receipts());
    }

    @Override
    public Outbox outbox() {
        return sabotaged(Outbox.class, delegate.outbox());
    }

    @Override
    public Organizations organizations() {
        return sabotaged(Organizations.class, delegate.organizations());
    }

    @Override
    public ApiKeys apiKeys() {
        return sabotaged(ApiKeys.class, delegate.apiKeys());
    }

    @Override
    public IdempotencyKeys idempotencyKeys() {
        return sabotaged(IdempotencyKeys.class, delegate.idempotencyKeys());
    }

    @Override
    public ProviderNotifications notifications() {
        return sabotaged(ProviderNotifications.class, delegate.notifications());
    }

    @Override
    public void close() {
        delegate.close();
    }
}
