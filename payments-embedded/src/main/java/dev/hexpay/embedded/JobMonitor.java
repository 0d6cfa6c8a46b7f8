package dev.hexpay.embedded;

import dev.hexpay.application.port.in.Job;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** Records when each job starts, succeeds and fails, also of jobs that the host schedules. */
final class JobMonitor {
    private final InstantSource clock;
    private final Map<String, AtomicReference<JobStatus>> statuses = Collections.synchronizedMap(new LinkedHashMap<>());

    JobMonitor(InstantSource clock) {
        this.clock = clock;
    }

    /** The same job, whose runs are recorded under its name. */
    ScheduledJob monitored(ScheduledJob job) {
        AtomicReference<JobStatus> status = statuses.computeIfAbsent(
                job.name(), name -> new AtomicReference<>(JobStatus.notStarted(name, job.pause())));
        return new ScheduledJob(job.name(), limit -> run(job.job(), limit, status), job.pause(), job.threads());
    }

    private int run(Job job, int limit, AtomicReference<JobStatus> status) {
        boolean succeeded = false;
        status.updateAndGet(last -> last.started(clock.instant()));
        try {
            int done = job.runOnce(limit);
            succeeded = true;
            return done;
        } finally {
            boolean isSuccess = succeeded;
            status.updateAndGet(last -> isSuccess ? last.succeeded(clock.instant()) : last.failed(clock.instant()));
        }
    }

    /** The status of every monitored job. */
    List<JobStatus> statuses() {
        synchronized (statuses) {
            return statuses.values().stream().map(AtomicReference::get).toList();
        }
    }
}
