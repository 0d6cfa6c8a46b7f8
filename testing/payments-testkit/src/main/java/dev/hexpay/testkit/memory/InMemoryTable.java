package dev.hexpay.testkit.memory;

import dev.hexpay.application.port.out.DuplicateKeyException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Rows by key. The changes of the open unit of work are kept apart and are visible to that unit only. */
final class InMemoryTable<K, V> {
    private final InMemoryDatabase store;
    private final String rowName;
    // In insertion order, so that an operation on all rows has the same order in every process.
    private final Map<K, V> committed = new LinkedHashMap<>();
    // Empty for a deleted row. Only the open unit of work uses it.
    private final Map<K, Optional<V>> changes = new LinkedHashMap<>();

    InMemoryTable(InMemoryDatabase store, String rowName) {
        this.store = store;
        this.rowName = rowName;
    }

    /** A row with its key. */
    record Row<K, V>(K key, V value) {}

    Optional<V> get(K key) {
        return store.read(() -> store.isOpen() && changes.containsKey(key)
                ? changes.get(key)
                : Optional.ofNullable(committed.get(key)));
    }

    /** All rows, in the order in which they were inserted. */
    Stream<Row<K, V>> rows() {
        return store.read(() -> {
            Map<K, V> seen = new LinkedHashMap<>(committed);
            if (store.isOpen()) {
                changes.forEach(
                        (key, value) -> value.ifPresentOrElse(row -> seen.put(key, row), () -> seen.remove(key)));
            }
            return seen.entrySet().stream().map(entry -> new Row<>(entry.getKey(), entry.getValue()));
        });
    }

    void insert(K key, V value) {
        store.inTransaction(() -> {
            if (get(key).isPresent()) {
                throw new DuplicateKeyException(rowName + " " + key);
            }
            return changes.put(key, Optional.of(value));
        });
    }

    void put(K key, V value) {
        store.inTransaction(() -> changes.put(key, Optional.of(value)));
    }

    void delete(K key) {
        store.inTransaction(() -> changes.put(key, Optional.empty()));
    }

    void applyChanges() {
        changes.forEach(
                (key, value) -> value.ifPresentOrElse(row -> committed.put(key, row), () -> committed.remove(key)));
    }

    void discardChanges() {
        changes.clear();
    }
}
