package dev.hexpay.application.usecase.notification;

import dev.hexpay.application.port.in.provider.AcceptProviderNotification;
import dev.hexpay.application.port.in.provider.NotificationQueries;
import dev.hexpay.application.port.out.Failpoints;
import dev.hexpay.application.port.out.Failpoints.Failpoint;
import dev.hexpay.application.port.out.NotificationReader;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.ProviderNotifications;
import dev.hexpay.application.port.out.ProviderNotifications.Leased;
import dev.hexpay.application.port.out.ProviderNotifications.Notification;
import dev.hexpay.application.port.out.UnitOfWork;
import dev.hexpay.application.usecase.job.LeasedJob;
import dev.hexpay.application.usecase.notification.SubjectRefresh.Outcome;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.schedule.RetrySchedule;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Stores and processes notifications from providers. Each notification is stored once and is only a hint to look up its
 * subject at the provider, so duplicate, late or reordered notifications do no harm.
 *
 * <p>A notification without a final result is checked again for three days, because a late confirmation and a dispute of
 * a settled transaction are reported in no other way. A pending transaction or refund is checked by its reconciler,
 * however long that takes.
 */
public final class NotificationInbox extends LeasedJob<Leased>
        implements AcceptProviderNotification, NotificationQueries {
    private static final System.Logger LOG = System.getLogger(NotificationInbox.class.getName());

    /** The delay after each check without a result; together three days. */
    private static final RetrySchedule CHECKS = RetrySchedule.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofMinutes(37),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(4),
            Duration.ofHours(8),
            Duration.ofHours(8),
            Duration.ofHours(12),
            Duration.ofHours(12),
            Duration.ofHours(12),
            Duration.ofHours(12));

    private final UnitOfWork unitOfWork;
    private final ProviderNotifications notifications;
    private final NotificationReader reader;
    private final Failpoints failpoints;
    private final InstantSource clock;
    private final SubjectRefresh subjects;
    private long refused;

    public NotificationInbox(OutPorts out, SubjectRefresh subjects) {
        super(out, Transaction.PROCESSING_LEASE);
        this.unitOfWork = out.store().unitOfWork();
        this.notifications = out.store().notifications();
        this.reader = out.providers().notificationReader();
        this.failpoints = out.failpoints();
        this.clock = out.clock();
        this.subjects = subjects;
    }

    @Override
    public void accept(String provider, Map<String, String> headers, byte[] body) {
        Optional<Notification> read = read(provider, headers, body);
        if (read.isEmpty()) {
            return;
        }
        unitOfWork.inTransaction(() -> {
            notifications.insertIfAbsent(read.get(), clock.instant());
            failpoints.hit(Failpoint.NOTIFICATION_UNCOMMITTED);
            return read;
        });
        failpoints.hit(Failpoint.NOTIFICATION_STORED);
    }

    private Optional<Notification> read(String provider, Map<String, String> headers, byte[] body) {
        try {
            return reader.read(provider, headers, body);
        } catch (PaymentsException refusal) {
            if (refusal.code() != ErrorCode.NOT_FOUND) {
                countRefused();
                LOG.log(Level.WARNING, "refused a notification from {0}: {1}", provider, refusal.getMessage());
            }
            throw refusal;
        }
    }

    private synchronized void countRefused() {
        refused++;
    }

    @Override
    public synchronized long refused() {
        return refused;
    }

    @Override
    protected List<Leased> lease(Instant now, Instant leasedUntil, int limit) {
        return notifications.lease(now, leasedUntil, limit);
    }

    @Override
    protected void process(Leased leased) {
        Notification notification = leased.notification();
        Outcome outcome = subjects.apply(notification);
        if (outcome == Outcome.APPLIED) {
            failpoints.hit(Failpoint.NOTIFICATION_APPLIED);
            notifications.markProcessed(notification, clock.instant());
            return;
        }
        if (outcome == Outcome.MISMATCH) {
            countRefused();
            LOG.log(
                    Level.ERROR,
                    "refused {0} of {1}: {2} is another one at the provider",
                    notification.eventId(),
                    notification.provider(),
                    notification.subject());
            notifications.markProcessed(notification, clock.instant());
            return;
        }
        Optional<Duration> delay = CHECKS.delayAfter(leased.checks() + 1);
        if (delay.isPresent()) {
            notifications.postpone(notification, clock.instant().plus(delay.get()));
        } else {
            giveUp(notification, outcome);
        }
    }

    private void giveUp(Notification notification, Outcome outcome) {
        // A charge without a transaction is most likely one of another application of the same account.
        Level level = outcome == Outcome.UNKNOWN_CHARGE ? Level.INFO : Level.ERROR;
        LOG.log(
                level,
                "{0} of {1} about {2} has had no result for three days ({3}) and is not checked any more",
                notification.eventId(),
                notification.provider(),
                notification.subject(),
                outcome);
        notifications.markProcessed(notification, clock.instant());
    }

    @Override
    protected String failureOf(Leased leased) {
        return "notification " + leased.notification().eventId() + " could not be processed";
    }
}
