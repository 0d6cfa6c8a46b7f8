package dev.hexpay.testkit.memory;

import dev.hexpay.application.port.out.ProviderNotifications;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class InMemoryProviderNotifications implements ProviderNotifications {
    private final InMemoryDatabase store;
    private final InMemoryTable<EventKey, Entry> rows;

    InMemoryProviderNotifications(InMemoryDatabase store) {
        this.store = store;
        rows = store.table("provider notification");
    }

    private record EventKey(String provider, String id) {}

    private record Entry(
            Leased leased, Instant dueAt, @Nullable Instant processedAt) {}

    @Override
    public void insertIfAbsent(Notification notification, Instant receivedAt) {
        store.inTransaction(() -> {
            if (rows.get(key(notification)).isEmpty()) {
                rows.insert(key(notification), new Entry(new Leased(notification, 0), receivedAt, null));
            }
            return notification;
        });
    }

    @Override
    public List<Leased> lease(Instant now, Instant leasedUntil, int limit) {
        return store.inTransaction(() -> {
            List<Leased> due = rows.rows()
                    .map(InMemoryTable.Row::value)
                    .filter(row -> row.processedAt() == null && !row.dueAt().isAfter(now))
                    .sorted(Comparator.comparing(Entry::dueAt)
                            .thenComparing(row -> row.leased().notification().eventId()))
                    .limit(limit)
                    .map(Entry::leased)
                    .toList();
            due.forEach(leased -> rows.put(key(leased.notification()), new Entry(leased, leasedUntil, null)));
            return due;
        });
    }

    @Override
    public void postpone(Notification notification, Instant dueAt) {
        store.inTransaction(() -> {
            rows.get(key(notification))
                    .filter(row -> row.processedAt() == null)
                    .map(row ->
                            new Leased(row.leased().notification(), row.leased().checks() + 1))
                    .ifPresent(checked -> rows.put(key(notification), new Entry(checked, dueAt, null)));
            return notification;
        });
    }

    @Override
    public void markProcessed(Notification notification, Instant processedAt) {
        store.inTransaction(() -> {
            rows.put(key(notification), new Entry(new Leased(notification, 0), processedAt, processedAt));
            return notification;
        });
    }

    @Override
    public int deleteProcessed(Instant processedBefore, int limit) {
        return store.inTransaction(() -> {
            List<EventKey> old = rows.rows()
                    .filter(row -> row.value().processedAt() != null
                            && row.value().processedAt().isBefore(processedBefore))
                    .limit(limit)
                    .map(InMemoryTable.Row::key)
                    .toList();
            old.forEach(rows::delete);
            return old.size();
        });
    }

    private static EventKey key(Notification notification) {
        return new EventKey(notification.provider(), notification.eventId());
    }
}
