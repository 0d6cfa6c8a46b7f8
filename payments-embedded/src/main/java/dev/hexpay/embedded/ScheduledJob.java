package dev.hexpay.embedded;

import dev.hexpay.application.port.in.Job;
import dev.hexpay.application.port.in.Jobs;
import java.time.Duration;
import java.util.List;

/**
 * A job and its interval.
 *
 * @param name the name of its threads, and in the log
 * @param pause the time to wait after a run that found less than a full batch
 * @param threads how many threads of one process run it at once; more than one for jobs that mostly wait for other systems
 */
public record ScheduledJob(String name, Job job, Duration pause, int threads) {
    /** How many endpoints that answer well are served at once, and how many whose last attempt failed. */
    private static final int WEBHOOK_THREADS = 8;

    private static final Duration EVENT_PAUSE = Duration.ofMillis(250);

    /** A job that one thread runs. */
    public ScheduledJob(String name, Job job, Duration pause) {
        this(name, job, pause, 1);
    }

    static List<ScheduledJob> ofCore(Jobs jobs) {
        return List.of(
                new ScheduledJob("reconciler", jobs.reconcilePayments(), Duration.ofSeconds(5)),
                new ScheduledJob("refund reconciler", jobs.reconcileRefunds(), Duration.ofSeconds(5)),
                new ScheduledJob("notifications", jobs.processNotifications(), Duration.ofSeconds(1)),
                new ScheduledJob("event distributor", jobs.distributeEvents(), EVENT_PAUSE),
                // Several times within a lease.
                new ScheduledJob("request leases", jobs.renewLeases(), Duration.ofSeconds(2)),
                new ScheduledJob("secret re-encryption", jobs.reencryptSecrets(), Duration.ofHours(1)),
                new ScheduledJob("retention cleanup", jobs.cleanUp(), Duration.ofMinutes(1)));
    }

    /** Sends events to webhook endpoints. */
    static List<ScheduledJob> ofWebhooks(Jobs jobs) {
        return List.of(
                new ScheduledJob("webhooks", jobs.deliverWebhooks(), EVENT_PAUSE, WEBHOOK_THREADS),
                new ScheduledJob("failing webhooks", jobs.retryWebhooks(), Duration.ofSeconds(1), WEBHOOK_THREADS));
    }

    static ScheduledJob ofReceipts(Jobs jobs) {
        return new ScheduledJob("receipts", jobs.sendReceipts(), Duration.ofSeconds(1));
    }
}
