package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.application.port.out.ProviderNotifications.Leased;
import dev.hexpay.application.port.out.ProviderNotifications.Notification;
import dev.hexpay.application.port.out.ProviderNotifications.OfCard;
import dev.hexpay.application.port.out.ProviderNotifications.OfCharge;
import dev.hexpay.application.port.out.ProviderNotifications.OfRefund;
import dev.hexpay.application.port.out.ProviderNotifications.OfTransaction;
import dev.hexpay.application.port.out.ProviderNotifications.Subject;
import dev.hexpay.domain.id.OrganizationId;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Scope;
import org.jspecify.annotations.Nullable;

/**
 * A notification as a row of {@code provider_notification}, without the times of its processing. The kind of a
 * notification about a transaction is null: servers of an earlier version write and read such rows.
 */
record NotificationRow(
        String provider,
        String eventId,
        @Nullable OrganizationId organizationId,
        Mode mode,
        @Nullable TransactionId transactionId,
        @Nullable String kind,
        @Nullable String subject,
        int checks) {
    static final RowType<Leased, NotificationRow> TYPE =
            new RowType<>(NotificationRow.class, NotificationRow::from, NotificationRow::toLeased);

    private static final String CHARGE = "charge";
    private static final String REFUND = "refund";
    private static final String CARD = "card";

    static NotificationRow from(Leased leased) {
        Notification notification = leased.notification();
        NotificationRow row = notification
                .subject()
                .match(
                        of -> ofTransaction(of.scope(), of.id()),
                        of -> of(null, of.mode(), CHARGE, of.reference()),
                        of -> of(
                                of.scope().organization(),
                                of.scope().mode(),
                                REFUND,
                                of.id().value()),
                        of -> of(null, of.mode(), CARD, of.cardId()));
        return new NotificationRow(
                notification.provider(),
                notification.eventId(),
                row.organizationId,
                row.mode,
                row.transactionId,
                row.kind,
                row.subject,
                leased.checks());
    }

    private static NotificationRow ofTransaction(Scope scope, TransactionId id) {
        return new NotificationRow("", "", scope.organization(), scope.mode(), id, null, null, 0);
    }

    private static NotificationRow of(@Nullable OrganizationId organization, Mode mode, String kind, String subject) {
        return new NotificationRow("", "", organization, mode, null, kind, subject, 0);
    }

    Leased toLeased() {
        return new Leased(new Notification(provider, eventId, toSubject()), checks);
    }

    private Subject toSubject() {
        if (kind == null && organizationId != null && transactionId != null) {
            return new OfTransaction(new Scope(organizationId, mode), transactionId);
        } else if (CHARGE.equals(kind) && subject != null) {
            return new OfCharge(mode, subject);
        } else if (REFUND.equals(kind) && organizationId != null && subject != null) {
            return new OfRefund(new Scope(organizationId, mode), new RefundId(subject));
        } else if (CARD.equals(kind) && subject != null) {
            return new OfCard(mode, subject);
        }
        throw new IllegalStateException("notification " + eventId + " has no subject");
    }
}
