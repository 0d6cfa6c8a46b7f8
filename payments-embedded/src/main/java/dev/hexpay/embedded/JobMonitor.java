package dev.hexpay.embedded;

import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicReference;

/** Records when each job starts, succeeds and fails, also of jobs that the host schedules. */
final class JobMonitor {
    private final InstantSource clock;
    private final Map<String, Integer> runs = new ConcurrentSkipListMap<>();
    private final Map<String, AtomicReference<JobStatus>> statuses = Collections.synchronizedMap(new LinkedHashMap<>());

    JobMonitor(InstantSource clock) {
        this.clock = clock;
    }

    /** The same job, whose runs are recorded under its name. */
    ScheduledJob monitored(ScheduledJob job) {
        AtomicReference<JobStatus> status = statuses.computeIfAbsent(
                job.name(), name -> new AtomicReference<>(JobStatus.notStarted(name, job.pause())));
        return new ScheduledJob(job.name(), limit -> run(job, limit, status), job.pause(), job.threads());
    }

    private int run(ScheduledJob job, int limit, AtomicReference<JobStatus> status) {
        boolean succeeded = false;
        status.updateAndGet(last -> last.started(clock.instant()));
        runs.merge(job.name(), 1, Integer::sum);
        try {
            int done = job.job().runOnce(limit);
            succeeded = true;
            return done;
        } finally {
            runs.computeIfPresent(job.name(), (name, threads) -> threads == 1 ? null : threads - 1);
            boolean isSuccess = succeeded;
            status.updateAndGet(last -> isSuccess ? last.succeeded(clock.instant()) : last.failed(clock.instant()));
        }
    }

    /** The names of the jobs that are at work now. */
    List<String> running() {
        return List.copyOf(runs.keySet());
    }

    /** The status of every monitored job. */
    List<JobStatus> statuses() {
        synchronized (statuses) {
            return statuses.values().stream().map(AtomicReference::get).toList();
        }
    }
}
