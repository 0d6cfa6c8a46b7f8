package dev.hexpay.bootstrap.doctor;

import dev.hexpay.embedded.JobStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Whether each job of a running server has succeeded lately. */
public final class JobsCheck implements Check {
    private static final Duration LATELY = Duration.ofMinutes(5);

    private final Supplier<List<JobStatus>> jobs;
    private final Instant startedAt;
    private final Supplier<Instant> now;

    /** The jobs of a server that was started at this time. */
    public JobsCheck(Supplier<List<JobStatus>> jobs, Instant startedAt, Supplier<Instant> now) {
        this.jobs = jobs;
        this.startedAt = startedAt;
        this.now = now;
    }

    @Override
    public String subject() {
        return "jobs";
    }

    @Override
    public List<CheckResult> run() {
        Instant limit = now.get().minus(LATELY);
        List<CheckResult> results = new ArrayList<>();
        for (JobStatus job : jobs.get()) {
            Instant success = job.lastSucceededAt();
            Instant failure = job.lastFailedAt();
            boolean isFailing = failure != null && (success == null || failure.isAfter(success));
            boolean isLate = (success == null ? startedAt : success.plus(job.pause())).isBefore(limit);
            String last = "last success " + (success == null ? "never" : success);
            if (isFailing || isLate) {
                results.add(CheckResult.fix("job " + job.name(), "see the log for why it fails; " + last));
            } else {
                results.add(CheckResult.ok("job " + job.name(), last));
            }
        }
        return results;
    }
}
