package dev.hexpay.application.usecase.notification;

import dev.hexpay.application.port.in.provider.AcceptProviderNotification;
import dev.hexpay.application.port.out.Failpoints;
import dev.hexpay.application.port.out.Failpoints.Failpoint;
import dev.hexpay.application.port.out.NotificationReader;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.Payments;
import dev.hexpay.application.port.out.ProviderNotifications;
import dev.hexpay.application.port.out.ProviderNotifications.Notification;
import dev.hexpay.application.port.out.ProviderResult;
import dev.hexpay.application.port.out.Transactions;
import dev.hexpay.application.port.out.UnitOfWork;
import dev.hexpay.application.usecase.job.LeasedJob;
import dev.hexpay.application.usecase.payment.PaymentSettlement;
import dev.hexpay.application.usecase.provider.ProviderGateway;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tenant.Scope;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Stores and processes notifications from providers. Each notification is stored once and is only a hint to look up the
 * transaction at the provider, so duplicate, late or reordered notifications do no harm.
 */
public final class NotificationInbox extends LeasedJob<Notification> implements AcceptProviderNotification {
    private static final System.Logger LOG = System.getLogger(NotificationInbox.class.getName());

    private final UnitOfWork unitOfWork;
    private final ProviderNotifications notifications;
    private final Payments payments;
    private final Transactions transactions;
    private final NotificationReader reader;
    private final Failpoints failpoints;
    private final InstantSource clock;
    private final ProviderGateway gateway;
    private final PaymentSettlement settlement;

    public NotificationInbox(OutPorts out, ProviderGateway gateway, PaymentSettlement settlement) {
        super(out, Transaction.PROCESSING_LEASE);
        this.unitOfWork = out.store().unitOfWork();
        this.notifications = out.store().notifications();
        this.payments = out.store().payments();
        this.transactions = out.store().transactions();
        this.reader = out.providers().notificationReader();
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
    protected List<Notification> lease(Instant now, Instant leasedUntil, int limit) {
        return notifications.lease(now, leasedUntil, limit);
    }

    @Override
    protected void process(Notification notification) {
        if (reconcile(notification)) {
            failpoints.hit(Failpoint.NOTIFICATION_APPLIED);
            notifications.markProcessed(notification, clock.instant());
        }
    }

    @Override
    protected String failureOf(Notification notification) {
        return "notification " + notification.eventId() + " could not be processed";
    }

    /**
     * Looks up and settles the transaction. False when the provider returned no final result: the notification stays
     * due, because a late confirmation is reported in no other way.
     */
    private boolean reconcile(Notification notification) {
        Scope scope = notification.scope();
        Optional<Transaction> found = transactions.find(scope, notification.transaction());
        if (found.isEmpty()) {
            LOG.log(
                    Level.WARNING,
                    "{0} sent a notification about {1}, which is unknown here",
                    notification.provider(),
                    notification.transaction());
            return true;
        }
        Transaction transaction = found.get();
        Payment payment = payments.get(scope, transaction.payment());
        ProviderResult result = gateway.find(scope, payment, transaction);
        settlement.settle(scope, transaction, result);
        return result.match(succeeded -> true, declined -> true, requiresAction -> true, unresolved -> false);
    }
}
