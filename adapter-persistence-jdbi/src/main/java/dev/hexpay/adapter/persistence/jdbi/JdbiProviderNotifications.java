package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.application.port.out.ProviderNotifications;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The notifications of providers in table {@code provider_notification}. */
final class JdbiProviderNotifications implements ProviderNotifications {
    private static final RowType<Notification, NotificationRow> ROW = NotificationRow.TYPE;
    private static final String BY_EVENT = " WHERE provider = :provider AND event_id = :event_id";

    private final JdbiUnitOfWork unitOfWork;
    private final RowMapper<Notification> mapper = ROW.mapper();

    JdbiProviderNotifications(JdbiUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    @Override
    public void insertIfAbsent(Notification notification, Instant receivedAt) {
        String sql = "INSERT INTO <schema>.provider_notification (" + ROW.columnList()
                + ", received_at, due_at) VALUES (" + ROW.parameterList() + ", :at, :at) ON CONFLICT DO NOTHING";
        unitOfWork.run(handle -> handle.createUpdate(sql)
                .bindNamedArgumentFinder(ROW.arguments(notification))
                .bind("at", receivedAt)
                .execute());
    }

    @Override
    public List<Notification> lease(Instant now, Instant leasedUntil, int limit) {
        String sql = "SELECT " + ROW.columnList() + " FROM <schema>.provider_notification WHERE due_at <= :now"
                + " ORDER BY due_at, event_id FETCH FIRST :limit ROWS ONLY FOR UPDATE SKIP LOCKED";
        return unitOfWork.inTransaction(() -> unitOfWork.run(handle -> {
            List<Notification> due = handle.createQuery(sql)
                    .bind("now", now)
                    .bind("limit", limit)
                    .map(mapper)
                    .list();
            extendLease(handle, due, leasedUntil);
            return due;
        }));
    }

    private static void extendLease(Handle handle, List<Notification> due, Instant leasedUntil) {
        if (due.isEmpty()) {
            return;
        }
        PreparedBatch batch =
                handle.prepareBatch("UPDATE <schema>.provider_notification SET due_at = :due_at" + BY_EVENT);
        due.forEach(notification -> batch.bindNamedArgumentFinder(ROW.arguments(notification))
                .bind("due_at", leasedUntil)
                .add());
        batch.execute();
    }

    @Override
    public void markProcessed(Notification notification, Instant processedAt) {
        unitOfWork.run(handle -> handle.createUpdate(
                        "UPDATE <schema>.provider_notification" + " SET due_at = NULL, done_at = :done_at" + BY_EVENT)
                .bindNamedArgumentFinder(ROW.arguments(notification))
                .bind("done_at", processedAt)
                .execute());
    }

    @Override
    public int deleteProcessed(Instant processedBefore, int limit) {
        return unitOfWork.run(handle -> handle.createUpdate("DELETE FROM <schema>.provider_notification"
                        + " WHERE (provider, event_id) IN"
                        + " (SELECT provider, event_id FROM <schema>.provider_notification"
                        + " WHERE done_at < :done_before ORDER BY done_at FETCH FIRST :limit ROWS ONLY)")
                .bind("done_before", processedBefore)
                .bind("limit", limit)
                .execute());
    }
}
