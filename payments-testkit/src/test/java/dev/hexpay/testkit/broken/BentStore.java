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
record BentStore(StoreHarness straight, Bend bend) implements StoreHarness {
    private <T> T bent(Class<T> type, T port) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, args) -> bend.answer(Call.of(straight, port, method, args))));
    }

    @Override
    public UnitOfWork unitOfWork() {
        return bent(UnitOfWork.class, straight.unitOfWork());
    }

    @Override
    public Payments payments() {
        return bent(Payments.class, straight.payments());
    }

    @Override
    public Transactions transactions() {
        return bent(Transactions.class, straight.transactions());
    }

    @Override
    public Customers customers() {
        return bent(Customers.class, straight.customers());
    }

    @Override
    public PaymentMethods paymentMethods() {
        return bent(PaymentMethods.class, straight.paymentMethods());
    }

    @Override
    public Invoices invoices() {
        return bent(Invoices.class, straight.invoices());
    }

    @Override
    public Refunds refunds() {
        return bent(Refunds.class, straight.refunds());
    }

    @Override
    public CreditNotes creditNotes() {
        return bent(CreditNotes.class, straight.creditNotes());
    }

    @Override
    public Receipts receipts() {
        return bent(Receipts.class, straight.receipts());
    }

    @Override
    public Outbox outbox() {
        return bent(Outbox.class, straight.outbox());
    }

    @Override
    public Organizations organizations() {
        return bent(Organizations.class, straight.organizations());
    }

    @Override
    public ApiKeys apiKeys() {
        return bent(ApiKeys.class, straight.apiKeys());
    }

    @Override
    public IdempotencyKeys idempotencyKeys() {
        return bent(IdempotencyKeys.class, straight.idempotencyKeys());
    }

    @Override
    public ProviderNotifications notifications() {
        return bent(ProviderNotifications.class, straight.notifications());
    }

    @Override
    public void close() {
        straight.close();
    }
}
