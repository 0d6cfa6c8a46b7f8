package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.application.port.out.ProviderNotifications.Notification;
import dev.hexpay.domain.id.TransactionId;
import org.jdbi.v3.core.mapper.Nested;

/** A notification as a row of {@code provider_notification}, without the times of its processing. */
record NotificationRow(
        String provider, String eventId, @Nested ScopeColumns scope, TransactionId transactionId) {
    static final RowType<Notification, NotificationRow> TYPE =
            new RowType<>(NotificationRow.class, NotificationRow::from, NotificationRow::toNotification);

    static NotificationRow from(Notification notification) {
        return new NotificationRow(
                notification.provider(),
                notification.eventId(),
                ScopeColumns.from(notification.scope()),
                notification.transaction());
    }

    Notification toNotification() {
        return new Notification(provider, eventId, scope.toScope(), transactionId);
    }
}
