package dev.hexpay.testkit.memory;

import dev.hexpay.application.port.out.ProviderNotifications;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class InMemoryProviderNotifications implements ProviderNotifications {
    private final InMemoryStore store;
    private final Table<Event, Kept> rows;

    InMemoryProviderNotifications(InMemoryStore store) {
        this.store = store;
        rows = store.table("provider notification");
    }

    private record Event(String provider, String id) {}

    private record Kept(
            Notification notification,
            Instant dueAt,
            @Nullable Instant doneAt) {}

    @Override
    public void insertOnce(Notification notification, Instant receivedAt) {
        store.inTransaction(() -> {
            if (rows.get(key(notification)).isEmpty()) {
                rows.insert(key(notification), new Kept(notification, receivedAt, null));
            }
            return notification;
        });
    }

    @Override
    public List<Notification> lease(Instant now, Instant dueAgainAt, int limit) {
        return store.inTransaction(() -> {
            List<Notification> due = rows.rows()
                    .map(Table.Row::value)
                    .filter(row -> row.doneAt() == null && !row.dueAt().isAfter(now))
                    .sorted(Comparator.comparing(Kept::dueAt)
                            .thenComparing(row -> row.notification().eventId()))
                    .limit(limit)
                    .map(Kept::notification)
                    .toList();
            due.forEach(notification -> rows.put(key(notification), new Kept(notification, dueAgainAt, null)));
            return due;
        });
    }

    @Override
    public void done(Notification notification, Instant doneAt) {
        store.inTransaction(() -> {
            rows.put(key(notification), new Kept(notification, doneAt, doneAt));
            return notification;
        });
    }

    @Override
    public int deleteDone(Instant doneBefore, int limit) {
        return store.inTransaction(() -> {
            List<Event> old = rows.rows()
                    .filter(row ->
                            row.value().doneAt() != null && row.value().doneAt().isBefore(doneBefore))
                    .limit(limit)
                    .map(Table.Row::key)
                    .toList();
            old.forEach(rows::delete);
            return old.size();
        });
    }

    private static Event key(Notification notification) {
        return new Event(notification.provider(), notification.eventId());
    }
}
