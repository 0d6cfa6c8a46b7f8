package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.application.port.out.ProviderNotifications;
import dev.hexpay.domain.id.TransactionId;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The notifications of providers in table {@code provider_notification}. */
final class JdbiProviderNotifications implements ProviderNotifications {
    private static final String BY_EVENT = " WHERE provider = :provider AND event_id = :event_id";

    private final JdbiUnitOfWork unitOfWork;

    JdbiProviderNotifications(JdbiUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    @Override
    public void insertIfAbsent(Notification notification, Instant receivedAt) {
        unitOfWork.run(handle -> handle.createUpdate("INSERT INTO provider_notification"
                        + " (provider, event_id, organization_id, mode, transaction_id, received_at, due_at)"
                        + " VALUES (:provider, :event_id, :organization_id, :mode, :transaction_id, :at, :at)"
                        + " ON CONFLICT DO NOTHING")
                .bindMap(keyOf(notification)
                        .set("transaction_id", notification.transaction().value())
                        .set("at", receivedAt)
                        .values())
                .execute());
    }

    @Override
    public List<Notification> lease(Instant now, Instant leasedUntil, int limit) {
        return unitOfWork.inTransaction(() -> unitOfWork.run(handle -> {
            List<Notification> due = handle.createQuery("SELECT provider, event_id, organization_id, mode,"
                            + " transaction_id FROM provider_notification WHERE due_at <= :now"
                            + " ORDER BY due_at, event_id FETCH FIRST :limit ROWS ONLY FOR UPDATE SKIP LOCKED")
                    .bind("now", now)
                    .bind("limit", limit)
                    .map((row, context) -> {
                        ResultRow stored = new ResultRow(row);
                        return new Notification(
                                stored.getString("provider"),
                                stored.getString("event_id"),
                                stored.scope(),
                                new TransactionId(stored.getString("transaction_id")));
                    })
                    .list();
            extendLease(handle, due, leasedUntil);
            return due;
        }));
    }

    private static void extendLease(Handle handle, List<Notification> due, Instant leasedUntil) {
        if (due.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("UPDATE provider_notification SET due_at = :due_at" + BY_EVENT);
        due.forEach(notification -> batch.bindMap(
                        keyOf(notification).set("due_at", leasedUntil).values())
                .add());
        batch.execute();
    }

    @Override
    public void markProcessed(Notification notification, Instant doneAt) {
        unitOfWork.run(handle -> handle.createUpdate(
                        "UPDATE provider_notification SET due_at = NULL, done_at = :done_at" + BY_EVENT)
                .bindMap(keyOf(notification).set("done_at", doneAt).values())
                .execute());
    }

    @Override
    public int deleteProcessed(Instant doneBefore, int limit) {
        return unitOfWork.run(handle -> handle.createUpdate("DELETE FROM provider_notification"
                        + " WHERE (provider, event_id) IN (SELECT provider, event_id FROM provider_notification"
                        + " WHERE done_at < :done_before ORDER BY done_at FETCH FIRST :limit ROWS ONLY)")
                .bind("done_before", doneBefore)
                .bind("limit", limit)
                .execute());
    }

    private static Parameters keyOf(Notification notification) {
        return new Parameters(notification.scope())
                .set("provider", notification.provider())
                .set("event_id", notification.eventId());
    }
}
