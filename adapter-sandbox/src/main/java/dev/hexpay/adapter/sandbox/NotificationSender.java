package dev.hexpay.adapter.sandbox;

import dev.hexpay.adapter.sandbox.NotificationTable.Due;
import dev.hexpay.adapter.sandbox.SandboxFaults.Delivery;
import dev.hexpay.adapter.sandbox.SandboxFaults.DeliveryAttempt;
import dev.hexpay.application.port.in.Job;
import dev.hexpay.domain.schedule.RetrySchedule;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;

/** Delivers the notifications of the sandbox, with retries for a day. */
public final class NotificationSender implements Job {
    private static final System.Logger LOG = System.getLogger(NotificationSender.class.getName());

    /** The delay after each failed delivery; together about a day. */
    private static final RetrySchedule RETRY_SCHEDULE = RetrySchedule.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(4),
            Duration.ofHours(8),
            Duration.ofHours(8));

    private static final int BATCH_SIZE = 10;

    /** Longer than a batch takes when every delivery times out. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private final SandboxDatabase database;
    private final InstantSource clock;
    private final NotificationClient client;
    private final SandboxFaults faults;

    /** Sends the notifications in this database with this client. */
    public NotificationSender(
            SandboxDatabase database, InstantSource clock, NotificationClient client, SandboxFaults faults) {
        this.database = database;
        this.clock = clock;
        this.client = client;
        this.faults = faults;
    }

    @Override
    public int runOnce(int limit) {
        int sent = 0;
        boolean isMore = true;
        while (isMore && sent < limit) {
            int batchSize = Math.min(BATCH_SIZE, limit - sent);
            List<Due> leased = lease(batchSize);
            leased.stream()
                    .map(due -> new PlannedDelivery(due, deliveryOf(due)))
                    .sorted(Comparator.comparing(planned -> planned.delivery() == Delivery.LAST))
                    .forEach(this::send);
            sent += leased.size();
            isMore = leased.size() == batchSize;
        }
        return sent;
    }

    private record PlannedDelivery(Due due, Delivery delivery) {}

    private List<Due> lease(int limit) {
        Instant now = clock.instant();
        return database.inTransaction(handle -> new NotificationTable(handle).lease(now, now.plus(LEASE), limit));
    }

    private Delivery deliveryOf(Due due) {
        SandboxNotification notification = due.notification();
        return faults.deliveryOf(
                new DeliveryAttempt(notification.transaction(), notification.eventId(), due.tries() + 1));
    }

    private void send(PlannedDelivery planned) {
        SandboxNotification notification = planned.due().notification();
        int times = switch (planned.delivery()) {
            case ONCE, LAST -> 1;
            case TWICE -> 2;
            case LOST -> 0;
        };
        boolean isDelivered = false;
        for (int nth = 1; nth <= times; nth++) {
            isDelivered = client.deliver(notification, clock.instant());
        }
        if (isDelivered) {
            database.useTransaction(
                    handle -> new NotificationTable(handle).markDelivered(notification, clock.instant()));
        } else {
            scheduleRetry(notification, planned.due().tries());
        }
    }

    private void scheduleRetry(SandboxNotification notification, int tries) {
        Instant retryAt = RETRY_SCHEDULE
                .delayAfter(tries + 1)
                .map(delay -> clock.instant().plus(delay))
                .orElse(null);
        database.useTransaction(handle -> new NotificationTable(handle).markFailed(notification, retryAt));
        if (retryAt == null) {
            LOG.log(Level.WARNING, "{0} could not be delivered and is not retried", notification.eventId());
        }
    }
}
