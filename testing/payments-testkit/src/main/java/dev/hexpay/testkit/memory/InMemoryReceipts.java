package dev.hexpay.testkit.memory;

import dev.hexpay.application.port.out.Receipts;
import dev.hexpay.domain.id.ReceiptId;
import dev.hexpay.domain.invoice.DocumentRef;
import dev.hexpay.domain.invoice.Receipt;
import dev.hexpay.domain.invoice.Receipt.State;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Scoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

final class InMemoryReceipts implements Receipts {
    private final InMemoryDatabase store;
    private final InMemoryTable<ScopedKey<ReceiptId>, Receipt> rows;

    InMemoryReceipts(InMemoryDatabase store) {
        this.store = store;
        rows = store.table("receipt");
    }

    @Override
    public void insert(Scope scope, Receipt receipt) {
        rows.insert(new ScopedKey<>(scope, receipt.id()), receipt);
    }

    @Override
    public void save(Scope scope, Receipt receipt) {
        ScopedKey<ReceiptId> key = new ScopedKey<>(scope, receipt.id());
        store.inTransaction(() -> {
            if (rows.get(key).isEmpty()) {
                throw new IllegalStateException("no receipt " + receipt.id());
            }
            rows.put(key, receipt);
            return receipt;
        });
    }

    @Override
    public List<Receipt> ofDocuments(Scope scope, Collection<DocumentRef> documents) {
        return all(scope)
                .filter(receipt -> documents.contains(receipt.document()))
                .sorted(Comparator.comparing(receipt -> receipt.id().value()))
                .toList();
    }

    @Override
    public List<Scoped<Receipt>> lease(Instant now, Instant leasedUntil, int limit) {
        return store.inTransaction(() -> {
            List<Scoped<Receipt>> due = rows.rows()
                    .filter(row -> !dueAt(row.value()).isAfter(now))
                    .sorted(Comparator.comparing(row -> dueAt(row.value())))
                    .limit(limit)
                    .map(row -> new Scoped<>(row.key().scope(), row.value()))
                    .toList();
            due.forEach(scoped -> rows.put(
                    new ScopedKey<>(scoped.scope(), scoped.value().id()), extendLease(scoped.value(), leasedUntil)));
            return due;
        });
    }

    /** When the oldest pending receipt of any scope was queued. */
    Optional<Instant> oldestPending() {
        return rows.rows()
                .filter(row -> row.value().state() instanceof State.Pending)
                .map(row -> row.value().createdAt())
                .min(Comparator.naturalOrder());
    }

    private static Instant dueAt(Receipt receipt) {
        return receipt.state() instanceof State.Pending pending ? pending.dueAt() : Instant.MAX;
    }

    private static Receipt extendLease(Receipt receipt, Instant leasedUntil) {
        return receipt.state() instanceof State.Pending pending
                ? new Receipt(
                        receipt.id(),
                        receipt.document(),
                        receipt.recipient(),
                        new State.Pending(leasedUntil, pending.failures()),
                        receipt.createdAt())
                : receipt;
    }

    /** All rows of this scope. */
    Stream<Receipt> all(Scope scope) {
        return ScopedKey.valuesOf(scope, rows);
    }
}
