package dev.hexpay.adapter.sandbox;

import dev.hexpay.application.port.out.ProviderNotifications.Notification;
import dev.hexpay.domain.id.OrganizationId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** What the sandbox has to tell; one transaction's view of its table. */
final class NotificationTable {
    private final Handle handle;

    NotificationTable(Handle handle) {
        this.handle = handle;
    }

    /** A notification that is to be delivered now, and how often that was tried before. */
    record Due(Notification notification, int tries) {}

    /** Notes that something has become of the attempt, to be told at once. */
    void add(ChargeKey key, String eventId, Instant now) {
        handle.createUpdate("INSERT INTO sandbox_notifications (event_id, organization_id, mode, transaction_id, tries,"
                        + " due_at, created_at)"
                        + " VALUES (:event, :organization, :mode, :transaction, 0, :now, :now)")
                .bind("event", eventId)
                .bind("organization", key.scope().organization().value())
                .bind("mode", key.scope().mode().wire())
                .bind("transaction", key.transaction().value())
                .bind("now", new UtcInstantArgument(now))
                .execute();
    }

    /** Hands out what is due, the longest due first, to nobody else until {@code dueAgainAt}. */
    List<Due> lease(Instant now, Instant dueAgainAt, int limit) {
        List<Due> due = handle.createQuery("SELECT event_id, organization_id, mode, transaction_id, tries"
                        + " FROM sandbox_notifications WHERE due_at <= :now"
                        + " ORDER BY due_at, event_id FETCH FIRST :limit ROWS ONLY FOR UPDATE SKIP LOCKED")
                .bind("now", new UtcInstantArgument(now))
                .bind("limit", limit)
                .map((row, context) -> toDue(row))
                .list();
        if (!due.isEmpty()) {
            PreparedBatch batch = handle.prepareBatch(
                    "UPDATE sandbox_notifications SET due_at = :dueAgainAt WHERE event_id = :event");
            due.forEach(each -> batch.bind("dueAgainAt", new UtcInstantArgument(dueAgainAt))
                    .bind("event", each.notification().eventId())
                    .add());
            batch.execute();
        }
        return due;
    }

    void markDelivered(Notification notification, Instant now) {
        handle.createUpdate("UPDATE sandbox_notifications SET tries = tries + 1, due_at = NULL, delivered_at = :now"
                        + " WHERE event_id = :event")
                .bind("now", new UtcInstantArgument(now))
                .bind("event", notification.eventId())
                .execute();
    }

    /** Notes that it was not delivered, and when it is tried again; null for never. */
    void markFailed(Notification notification, @Nullable Instant dueAgainAt) {
        handle.createUpdate("UPDATE sandbox_notifications SET tries = tries + 1, due_at = :dueAgainAt"
                        + " WHERE event_id = :event")
                .bind("dueAgainAt", dueAgainAt == null ? null : new UtcInstantArgument(dueAgainAt))
                .bind("event", notification.eventId())
                .execute();
    }

    /** Forgets what was noted before this instant and is not to be told any more, and returns how many there were. */
    int deleteFinished(Instant createdBefore, int limit) {
        return handle.createUpdate("DELETE FROM sandbox_notifications WHERE event_id IN"
                        + " (SELECT event_id FROM sandbox_notifications WHERE created_at < :before AND due_at IS NULL"
                        + " ORDER BY created_at FETCH FIRST :limit ROWS ONLY)")
                .bind("before", new UtcInstantArgument(createdBefore))
                .bind("limit", limit)
                .execute();
    }

    private static Due toDue(ResultSet row) throws SQLException {
        Scope scope = new Scope(
                new OrganizationId(row.getObject("organization_id", UUID.class)),
                Mode.valueOf(row.getString("mode").toUpperCase(Locale.ROOT)));
        Notification notification = new Notification(
                SandboxProvider.NAME,
                row.getString("event_id"),
                scope,
                new TransactionId(row.getString("transaction_id")));
        return new Due(notification, row.getInt("tries"));
    }
}
