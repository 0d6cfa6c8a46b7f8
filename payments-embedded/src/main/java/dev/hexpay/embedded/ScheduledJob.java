package dev.hexpay.embedded;

import dev.hexpay.application.port.in.Job;
import dev.hexpay.application.port.in.Jobs;
import java.time.Duration;
import java.util.List;

/**
 * A job and its interval.
 *
 * @param name the name of its thread, and in the log
 * @param pause the time to wait after a run that found less than a full batch
 */
public record ScheduledJob(String name, Job job, Duration pause) {
    static List<ScheduledJob> ofCore(Jobs jobs) {
        return List.of(
                new ScheduledJob("reconciler", jobs.reconcilePayments(), Duration.ofSeconds(5)),
                new ScheduledJob("refund reconciler", jobs.reconcileRefunds(), Duration.ofSeconds(5)),
                new ScheduledJob("notifications", jobs.processNotifications(), Duration.ofSeconds(1)),
                // Several times within a lease.
                new ScheduledJob("request leases", jobs.renewLeases(), Duration.ofSeconds(2)),
                new ScheduledJob("retention cleanup", jobs.cleanUp(), Duration.ofMinutes(1)));
    }

    static ScheduledJob ofReceipts(Jobs jobs) {
        return new ScheduledJob("receipts", jobs.sendReceipts(), Duration.ofSeconds(1));
    }
}
