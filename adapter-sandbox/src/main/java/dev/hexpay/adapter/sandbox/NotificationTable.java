package dev.hexpay.adapter.sandbox;

import dev.hexpay.domain.id.OrganizationId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.text.WireName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** The notifications of the sandbox. */
final class NotificationTable {
    private static final String BY_EVENT =
            " WHERE organization_id = :organization AND mode = :mode AND event_id = :event";

    private final Handle handle;

    NotificationTable(Handle handle) {
        this.handle = handle;
    }

    /** A notification that is due, with the number of earlier deliveries and since when it was due. */
    record Due(SandboxNotification notification, int tries, Instant since) {}

    /** Adds a notification about the charge, due at once. */
    void add(ChargeKey key, String eventId, Instant now) {
        handle.createUpdate("INSERT INTO <schema>.sandbox_notifications (event_id, organization_id, mode,"
                        + " transaction_id, tries,"
                        + " due_at, created_at)"
                        + " VALUES (:event, :organization, :mode, :transaction, 0, :now, :now)")
                .bind("event", eventId)
                .bind("organization", key.scope().organization().value())
                .bind("mode", WireName.of(key.scope().mode()))
                .bind("transaction", key.transaction().value())
                .bind("now", new UtcInstantArgument(now))
                .execute();
    }

    /** The notifications that are due, the longest due first. Another sender may lease them now. */
    List<Due> due(Instant now, int limit) {
        return handle.createQuery("SELECT event_id, organization_id, mode, transaction_id, tries, due_at"
                        + " FROM <schema>.sandbox_notifications WHERE due_at <= :now"
                        + " ORDER BY due_at, event_id FETCH FIRST :limit ROWS ONLY")
                .bind("now", new UtcInstantArgument(now))
                .bind("limit", limit)
                .map((row, context) -> toDue(row))
                .list();
    }

    /** Leases a notification that is still due as it was read; false if it is not. */
    boolean isLeased(Due due, Instant leasedUntil) {
        return update(due.notification(), "due_at = :leasedUntil", " AND due_at = :since")
                        .bind("leasedUntil", new UtcInstantArgument(leasedUntil))
                        .bind("since", new UtcInstantArgument(due.since()))
                        .execute()
                == 1;
    }

    void markDelivered(SandboxNotification notification, Instant now) {
        update(notification, "tries = tries + 1, due_at = NULL, delivered_at = :now", "")
                .bind("now", new UtcInstantArgument(now))
                .execute();
    }

    /** Counts a failed delivery; {@code retryAt} is null when there is no further retry. */
    void markFailed(SandboxNotification notification, @Nullable Instant retryAt) {
        update(notification, "tries = tries + 1, due_at = :retryAt", "")
                .bind("retryAt", retryAt == null ? null : new UtcInstantArgument(retryAt))
                .execute();
    }

    private Update update(SandboxNotification notification, String assignments, String condition) {
        return handle.createUpdate("UPDATE <schema>.sandbox_notifications SET " + assignments + BY_EVENT + condition)
                .bind("organization", notification.scope().organization().value())
                .bind("mode", WireName.of(notification.scope().mode()))
                .bind("event", notification.eventId());
    }

    /** Deletes finished notifications created before this instant, and returns how many were deleted. */
    int deleteFinished(Instant createdBefore, int limit) {
        return handle.createUpdate("DELETE FROM <schema>.sandbox_notifications"
                        + " WHERE (organization_id, mode, event_id) IN"
                        + " (SELECT organization_id, mode, event_id FROM <schema>.sandbox_notifications WHERE created_at < :before AND"
                        + " due_at IS NULL"
                        + " ORDER BY created_at FETCH FIRST :limit ROWS ONLY)")
                .bind("before", new UtcInstantArgument(createdBefore))
                .bind("limit", limit)
                .execute();
    }

    private static Due toDue(ResultSet row) throws SQLException {
        Scope scope = new Scope(
                new OrganizationId(row.getObject("organization_id", UUID.class)),
                Mode.valueOf(row.getString("mode").toUpperCase(Locale.ROOT)));
        SandboxNotification notification = new SandboxNotification(
                row.getString("event_id"), scope, new TransactionId(row.getString("transaction_id")));
        return new Due(
                notification,
                row.getInt("tries"),
                row.getObject("due_at", OffsetDateTime.class).toInstant());
    }
}
