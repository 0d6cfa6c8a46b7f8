package dev.hexpay.testkit.memory;

import dev.hexpay.application.port.out.Receipts;
import dev.hexpay.domain.id.ReceiptId;
import dev.hexpay.domain.invoice.Receipt;
import dev.hexpay.domain.invoice.Receipt.State;
import dev.hexpay.domain.scope.Scope;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

final class InMemoryReceipts implements Receipts {
    private final InMemoryStore store;
    private final Table<Scoped<ReceiptId>, Receipt> rows;

    InMemoryReceipts(InMemoryStore store) {
        this.store = store;
        rows = store.table("receipt");
    }

    @Override
    public void insert(Scope scope, Receipt receipt) {
        rows.insert(new Scoped<>(scope, receipt.id()), receipt);
    }

    @Override
    public void save(Scope scope, Receipt receipt) {
        Scoped<ReceiptId> key = new Scoped<>(scope, receipt.id());
        store.inTransaction(() -> {
            if (rows.get(key).isEmpty()) {
                throw new IllegalStateException("no receipt " + receipt.id());
            }
            rows.put(key, receipt);
            return receipt;
        });
    }

    @Override
    public List<Located> lease(Instant now, Instant dueAgainAt, int limit) {
        return store.inTransaction(() -> {
            List<Located> due = rows.rows()
                    .filter(row -> !dueAt(row.value()).isAfter(now))
                    .sorted(Comparator.comparing(row -> dueAt(row.value())))
                    .limit(limit)
                    .map(row -> new Located(row.key().scope(), row.value()))
                    .toList();
            due.forEach(located -> rows.put(
                    new Scoped<>(located.scope(), located.receipt().id()), putOff(located.receipt(), dueAgainAt)));
            return due;
        });
    }

    private static Instant dueAt(Receipt receipt) {
        return receipt.state() instanceof State.Waiting waiting ? waiting.dueAt() : Instant.MAX;
    }

    private static Receipt putOff(Receipt receipt, Instant dueAgainAt) {
        return receipt.state() instanceof State.Waiting waiting
                ? new Receipt(
                        receipt.id(),
                        receipt.document(),
                        receipt.recipient(),
                        new State.Waiting(dueAgainAt, waiting.failures()),
                        receipt.createdAt())
                : receipt;
    }
}
