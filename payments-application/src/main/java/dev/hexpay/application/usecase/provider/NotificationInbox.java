package dev.hexpay.application.usecase.provider;

import dev.hexpay.application.port.in.Job;
import dev.hexpay.application.port.in.provider.AcceptProviderNotification;
import dev.hexpay.application.port.out.Failpoints;
import dev.hexpay.application.port.out.Failpoints.Failpoint;
import dev.hexpay.application.port.out.NotificationReader;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.ProviderNotifications;
import dev.hexpay.application.port.out.ProviderNotifications.Notification;
import dev.hexpay.application.port.out.ProviderResult;
import dev.hexpay.application.port.out.Transactions;
import dev.hexpay.application.port.out.UnitOfWork;
import dev.hexpay.application.usecase.payment.PaymentSettlement;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tenant.Scope;
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
public final class NotificationInbox implements AcceptProviderNotification, Job {
    private static final System.Logger LOG = System.getLogger(NotificationInbox.class.getName());

    private final UnitOfWork unitOfWork;
    private final ProviderNotifications notifications;
    private final Transactions transactions;
    private final NotificationReader reader;
    private final Failpoints failpoints;
    private final InstantSource clock;
    private final ProviderGateway gateway;
    private final PaymentSettlement settlement;

    public NotificationInbox(OutPorts out, ProviderGateway gateway, PaymentSettlement settlement) {
        this.unitOfWork = out.unitOfWork();
        this.notifications = out.notifications();
        this.transactions = out.transactions();
        this.reader = out.notificationReader();
        this.failpoints = out.failpoints();
        this.clock = out.clock();
        this.gateway = gateway;
        this.settlement = settlement;
    }

    @Override
    public void accept(String provider, Map<String, String> headers, byte[] body) {
        Notification notification = reader.read(provider, headers, body);
        unitOfWork.inTransaction(() -> {
            notifications.insertIfAbsent(notification, clock.instant());
            failpoints.hit(Failpoint.NOTIFICATION_UNCOMMITTED);
            return notification;
        });
        failpoints.hit(Failpoint.NOTIFICATION_STORED);
    }

    @Override
    public int runOnce(int limit) {
        Instant now = clock.instant();
        List<Notification> leased = notifications.lease(now, now.plus(Transaction.PROCESSING_LEASE), limit);
        leased.forEach(this::process);
        return leased.size();
    }

    private void process(Notification notification) {
        try {
            if (reconcile(notification)) {
                failpoints.hit(Failpoint.NOTIFICATION_APPLIED);
                notifications.markProcessed(notification, clock.instant());
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
    private boolean reconcile(Notification notification) {
        Scope scope = notification.scope();
        Optional<Transaction> found = transactions.find(scope, notification.transaction());
        if (found.isEmpty()) {
            LOG.log(
                    Level.WARNING,
                    "{0} tells of {1}, which is not ours",
                    notification.provider(),
                    notification.transaction());
            return true;
        }
        Transaction transaction = found.get();
        ProviderResult answer = gateway.find(scope, transaction);
        settlement.settle(scope, transaction, answer);
        return answer instanceof ProviderResult.Succeeded
                || answer instanceof ProviderResult.Declined
                || answer instanceof ProviderResult.RequiresAction;
    }
}
