package dev.hexpay.sandbox;

import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** What the sandbox has to tell; one transaction's view of its table. */
final class NotificationBook {
    private final Handle handle;

    NotificationBook(Handle handle) {
        this.handle = handle;
    }

    /** Notes that something has become of the attempt, to be told at once. */
    void add(AttemptKey key, String eventId, Instant now) {
        handle.createUpdate("INSERT INTO sandbox_notifications (event_id, organization_id, mode, transaction_id, tries,"
                        + " due_at, created_at)"
                        + " VALUES (:event, :organization, :mode, :transaction, 0, :now, :now)")
                .bind("event", eventId)
                .bind("organization", key.scope().organization().value())
                .bind("mode", key.scope().mode().wire())
                .bind("transaction", key.transaction().value())
                .bind("now", new UtcTime(now))
                .execute();
    }
}
