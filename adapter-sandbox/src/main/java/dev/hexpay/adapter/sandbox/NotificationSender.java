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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

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

    /** After so many batches of which other senders got everything, this one comes again later. */
    private static final int MAX_LOST_BATCHES = 3;

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
        int lostBatches = 0;
        boolean isMore = true;
        while (isMore && sent < limit) {
            int batchSize = Math.min(BATCH_SIZE, limit - sent);
            List<Due> due = due(batchSize);
            List<Due> leased = lease(due);
            leased.stream()
                    .map(one -> new PlannedDelivery(one, deliveryOf(one)))
                    .sorted(Comparator.comparing(planned -> planned.delivery() == Delivery.LAST))
                    .forEach(this::send);
            sent += leased.size();
            lostBatches += leased.isEmpty() ? 1 : 0;
            isMore = due.size() == batchSize && lostBatches < MAX_LOST_BATCHES;
        }
        return sent;
    }

    private record PlannedDelivery(Due due, Delivery delivery) {}

    private List<Due> due(int limit) {
        Instant now = clock.instant();
        return database.withHandle(handle -> new NotificationTable(handle).due(now, limit));
    }

    /** Leases each in a transaction of its own, so that it waits for none but those who change the same one. */
    private List<Due> lease(List<Due> due) {
        Instant leasedUntil = clock.instant().plus(LEASE);
        List<Due> leased = new ArrayList<>();
        @Nullable UnableToExecuteStatementException failure = null;
        for (Due one : due) {
            try {
                if (database.inTransaction(handle -> new NotificationTable(handle).isLeased(one, leasedUntil))) {
                    leased.add(one);
                }
            } catch (UnableToExecuteStatementException e) {
                failure = e;
                if (!leased.isEmpty()) {
                    break;
                }
            }
        }
        if (failure != null && leased.isEmpty()) {
            throw failure;
        }
        return leased;
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
