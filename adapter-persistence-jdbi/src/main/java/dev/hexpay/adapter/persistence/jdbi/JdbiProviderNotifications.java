package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.application.port.out.ProviderNotifications;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * The notifications of providers in table {@code provider_notification}. Those about a transaction are due at {@code
 * due_at}, as servers of an earlier version expect, all others at {@code check_at}.
 */
final class JdbiProviderNotifications implements ProviderNotifications {
    private static final RowType<Leased, NotificationRow> ROW = NotificationRow.TYPE;
    private static final String BY_EVENT = " WHERE provider = :provider AND event_id = :event_id";
    private static final String DUE = "due_at = CASE WHEN kind IS NULL THEN :due ELSE NULL END,"
            + " check_at = CASE WHEN kind IS NULL THEN NULL ELSE :due END";

    private final JdbiUnitOfWork unitOfWork;
    private final RowMapper<Leased> mapper = ROW.mapper();

    JdbiProviderNotifications(JdbiUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    @Override
    public void insertIfAbsent(Notification notification, Instant receivedAt) {
        String dueColumn = notification.subject() instanceof OfTransaction ? "due_at" : "check_at";
        String sql = "INSERT INTO <schema>.provider_notification (" + ROW.columnList() + ", received_at, " + dueColumn
                + ") VALUES (" + ROW.parameterList() + ", :at, :at) ON CONFLICT DO NOTHING";
        unitOfWork.run(handle -> handle.createUpdate(sql)
                .bindNamedArgumentFinder(arguments(notification))
                .bind("at", receivedAt)
                .execute());
    }

    @Override
    public List<Leased> lease(Instant now, Instant leasedUntil, int limit) {
        String sql = "SELECT " + ROW.columnList() + " FROM <schema>.provider_notification WHERE next_check_at <= :now"
                + " ORDER BY next_check_at, event_id FETCH FIRST :limit ROWS ONLY FOR UPDATE SKIP LOCKED";
        return unitOfWork.inTransaction(() -> unitOfWork.run(handle -> {
            List<Leased> due = handle.createQuery(sql)
                    .bind("now", now)
                    .bind("limit", limit)
                    .map(mapper)
                    .list();
            extendLease(handle, due, leasedUntil);
            return due;
        }));
    }

    private static void extendLease(Handle handle, List<Leased> due, Instant leasedUntil) {
        if (due.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("UPDATE <schema>.provider_notification SET " + DUE + BY_EVENT);
        due.forEach(leased -> batch.bindNamedArgumentFinder(ROW.arguments(leased))
                .bind("due", leasedUntil)
                .add());
        batch.execute();
    }

    @Override
    public void postpone(Notification notification, Instant dueAt) {
        unitOfWork.run(handle -> handle.createUpdate("UPDATE <schema>.provider_notification SET " + DUE
                        + ", checks = checks + 1" + BY_EVENT + " AND done_at IS NULL")
                .bindNamedArgumentFinder(arguments(notification))
                .bind("due", dueAt)
                .execute());
    }

    @Override
    public void markProcessed(Notification notification, Instant processedAt) {
        unitOfWork.run(handle -> handle.createUpdate("UPDATE <schema>.provider_notification"
                        + " SET due_at = NULL, check_at = NULL, done_at = :done_at" + BY_EVENT)
                .bindNamedArgumentFinder(arguments(notification))
                .bind("done_at", processedAt)
                .execute());
    }

    private static RowType<Leased, NotificationRow>.Arguments arguments(Notification notification) {
        return ROW.arguments(new Leased(notification, 0));
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
