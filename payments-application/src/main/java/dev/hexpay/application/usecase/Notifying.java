package dev.hexpay.application.usecase;

import dev.hexpay.application.port.in.AcceptProviderNotification;
import dev.hexpay.application.port.in.Job;
import dev.hexpay.application.port.out.Milestones;
import dev.hexpay.application.port.out.Milestones.Milestone;
import dev.hexpay.application.port.out.NotificationReader;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.ProviderAnswer;
import dev.hexpay.application.port.out.ProviderNotifications;
import dev.hexpay.application.port.out.ProviderNotifications.Notification;
import dev.hexpay.application.port.out.Transactions;
import dev.hexpay.application.port.out.UnitOfWork;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.transaction.Transaction;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes in what providers tell us and acts on it: each notification is kept once, and is only a hint to ask the provider
 * what has become of the attempt, so it does no harm however often, late or out of order it comes.
 */
final class Notifying implements AcceptProviderNotification, Job {
    private static final System.Logger LOG = System.getLogger(Notifying.class.getName());

    private final UnitOfWork unitOfWork;
    private final ProviderNotifications notifications;
    private final Transactions transactions;
    private final NotificationReader reader;
    private final Milestones milestones;
    private final InstantSource clock;
    private final Asking asking;
    private final Settling settling;

    Notifying(OutPorts out, Asking asking, Settling settling) {
        this.unitOfWork = out.unitOfWork();
        this.notifications = out.notifications();
        this.transactions = out.transactions();
        this.reader = out.notificationReader();
        this.milestones = out.milestones();
        this.clock = out.clock();
        this.asking = asking;
        this.settling = settling;
    }

    @Override
    public void accept(String provider, Map<String, String> headers, byte[] body) {
        Notification notification = reader.read(provider, headers, body);
        unitOfWork.inTransaction(() -> {
            notifications.insertOnce(notification, clock.instant());
            milestones.reached(Milestone.NOTIFICATION_STORING);
            return notification;
        });
        milestones.reached(Milestone.NOTIFICATION_STORED);
    }

    @Override
    public int runOnce(int limit) {
        Instant now = clock.instant();
        List<Notification> leased = notifications.lease(now, now.plus(Transaction.LEFT_ALONE), limit);
        leased.forEach(this::act);
        return leased.size();
    }

    private void act(Notification notification) {
        try {
            if (isSettled(notification)) {
                milestones.reached(Milestone.NOTIFICATION_APPLIED);
                notifications.done(notification, clock.instant());
            }
        } catch (RuntimeException e) {
            // The others of this lease do not wait for this one; it is due again when its lease ends.
            LOG.log(Level.WARNING, () -> "notification " + notification.eventId() + " could not be acted on", e);
        }
    }

    /**
     * Whether there is nothing left to do about it. An answer that did not come leaves all of it to do: of a late word
     * we hear by no other way.
     */
    private boolean isSettled(Notification notification) {
        Scope scope = notification.scope();
        Optional<Transaction> found = transactions.find(scope, notification.attempt());
        if (found.isEmpty()) {
            LOG.log(
                    Level.WARNING,
                    "{0} tells of {1}, which is not ours",
                    notification.provider(),
                    notification.attempt());
            return true;
        }
        Transaction attempt = found.get();
        ProviderAnswer answer = asking.find(scope, attempt);
        settling.settle(scope, attempt, answer);
        return answer instanceof ProviderAnswer.Succeeded
                || answer instanceof ProviderAnswer.Declined
                || answer instanceof ProviderAnswer.NeedsAction;
    }
}
