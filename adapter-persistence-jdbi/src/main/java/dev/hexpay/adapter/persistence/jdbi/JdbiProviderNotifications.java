package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.application.port.out.ProviderNotifications;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Update;

/**
 * The notifications of providers in table {@code provider_notification}. Those about a transaction are due at {@code
 * due_at}, as servers of an earlier version expect, all others at {@code check_at}.
 */
final class JdbiProviderNotifications implements ProviderNotifications {
    private static final RowType<Leased, NotificationRow> ROW = NotificationRow.TYPE;
    private static final String DUE = "due_at = CASE WHEN kind IS NULL THEN :due ELSE NULL END,"
            + " check_at = CASE WHEN kind IS NULL THEN NULL ELSE :due END";

    private static final String BY_EVENT = " AND provider = :provider AND event_id = :event_id";
    private static final String BY_KEY = " WHERE " + ScopeColumns.CONDITION + BY_EVENT;
    private static final String BY_KEY_WITHOUT_ORGANIZATION =
            " WHERE organization_id IS NULL AND mode = :mode" + BY_EVENT;

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

    /** A notification that was read, and since when it was due. */
    private record Due(Leased leased, Instant since) {}

    @Override
    public List<Leased> lease(Instant now, Instant leasedUntil, int limit) {
        return new DueRows<>(unitOfWork, most -> due(now, most), due -> isLeased(due, leasedUntil))
                .lease(limit).stream().map(Due::leased).toList();
    }

    private List<Due> due(Instant now, int limit) {
        String sql = "SELECT " + ROW.columnList() + ", next_check_at FROM <schema>.provider_notification"
                + " WHERE next_check_at <= :now ORDER BY next_check_at, event_id FETCH FIRST :limit ROWS ONLY";
        return unitOfWork.run(handle -> handle.createQuery(sql)
                .bind("now", now)
                .bind("limit", limit)
                .map((results, context) -> new Due(
                        mapper.map(results, context),
                        results.getObject("next_check_at", OffsetDateTime.class).toInstant()))
                .list());
    }

    private boolean isLeased(Due due, Instant leasedUntil) {
        Notification notification = due.leased().notification();
        return unitOfWork.run(handle -> update(handle, notification, DUE, " AND next_check_at = :since")
                        .bind("due", leasedUntil)
                        .bind("since", due.since())
                        .execute())
                == 1;
    }

    @Override
    public void postpone(Notification notification, Instant dueAt) {
        unitOfWork.run(handle -> update(handle, notification, DUE + ", checks = checks + 1", " AND done_at IS NULL")
                .bind("due", dueAt)
                .execute());
    }

    @Override
    public void markProcessed(Notification notification, Instant processedAt) {
        unitOfWork.run(handle -> update(handle, notification, "due_at = NULL, check_at = NULL, done_at = :done_at", "")
                .bind("done_at", processedAt)
                .execute());
    }

    /** An update of the notification, in its scope if it has one. */
    private static Update update(Handle handle, Notification notification, String assignments, String condition) {
        String key = hasOrganization(notification) ? BY_KEY : BY_KEY_WITHOUT_ORGANIZATION;
        return handle.createUpdate("UPDATE <schema>.provider_notification SET " + assignments + key + condition)
                .bindNamedArgumentFinder(arguments(notification));
    }

    /** A charge or a card is known by its reference only. */
    private static boolean hasOrganization(Notification notification) {
        return NotificationRow.from(new Leased(notification, 0)).organizationId() != null;
    }

    private static RowType<Leased, NotificationRow>.Arguments arguments(Notification notification) {
        return ROW.arguments(new Leased(notification, 0));
    }

    @Override
    public int deleteProcessed(Instant processedBefore, int limit) {
        String sql = "SELECT " + ROW.columnList() + " FROM <schema>.provider_notification"
                + " WHERE done_at < :done_before ORDER BY done_at FETCH FIRST :limit ROWS ONLY";
        List<Notification> old = unitOfWork.run(handle -> handle.createQuery(sql)
                .bind("done_before", processedBefore)
                .bind("limit", limit)
                .map(mapper)
                .map(Leased::notification)
                .list());
        List<Notification> ofOrganizations =
                old.stream().filter(JdbiProviderNotifications::hasOrganization).toList();
        List<Notification> others =
                old.stream().filter(each -> !hasOrganization(each)).toList();
        return delete(ofOrganizations, BY_KEY) + delete(others, BY_KEY_WITHOUT_ORGANIZATION);
    }

    private int delete(List<Notification> notifications, String key) {
        if (notifications.isEmpty()) {
            return 0;
        }
        return unitOfWork.run(handle -> {
            PreparedBatch batch = handle.prepareBatch("DELETE FROM <schema>.provider_notification" + key);
            notifications.forEach(notification ->
                    batch.bindNamedArgumentFinder(arguments(notification)).add());
            return IntStream.of(batch.execute()).sum();
        });
    }
}
