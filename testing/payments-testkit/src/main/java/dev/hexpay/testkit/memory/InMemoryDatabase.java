package dev.hexpay.testkit.memory;

import dev.hexpay.application.port.out.UnitOfWork;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * An in-memory database with real transactions. Units of work run one at a time; readers see the last committed state.
 *
 * <p>One unit at a time is stricter than row locks and satisfies the contracts of the ports.
 */
final class InMemoryDatabase implements UnitOfWork {
    private final ReentrantLock unit = new ReentrantLock(true);
    private final List<InMemoryTable<?, ?>> tables = new ArrayList<>();

    <K, V> InMemoryTable<K, V> table(String rowName) {
        InMemoryTable<K, V> table = new InMemoryTable<>(this, rowName);
        tables.add(table);
        return table;
    }

    @Override
    public <T> T inTransaction(Supplier<T> work) {
        if (isOpen()) {
            return work.get();
        }
        unit.lock();
        try {
            T result = work.get();
            commit();
            return result;
        } finally {
            tables.forEach(InMemoryTable::discardChanges);
            unit.unlock();
        }
    }

    @Override
    public boolean isOpen() {
        return unit.isHeldByCurrentThread();
    }

    /** A host has no transactions in memory. */
    @Override
    public boolean isInHostTransaction() {
        return false;
    }

    /** Runs a read that no commit can interrupt. */
    synchronized <T> T read(Supplier<T> query) {
        return query.get();
    }

    private synchronized void commit() {
        tables.forEach(InMemoryTable::applyChanges);
    }
}
