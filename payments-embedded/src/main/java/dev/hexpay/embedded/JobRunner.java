package dev.hexpay.embedded;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Runs each job repeatedly on its own thread until it is closed. */
final class JobRunner implements AutoCloseable {
    /** How much a job does in one run at most. */
    static final int BATCH = 50;

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);
    private static final System.Logger LOG = System.getLogger(JobRunner.class.getName());

    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<Thread> threads;

    private JobRunner(List<ScheduledJob> jobs) {
        this.threads =
                jobs.stream().map(job -> new Thread(() -> run(job), job.name())).toList();
    }

    static JobRunner start(List<ScheduledJob> jobs) {
        JobRunner runner = new JobRunner(jobs);
        runner.threads.forEach(Thread::start);
        return runner;
    }

    private void run(ScheduledJob job) {
        try {
            boolean isClosed = false;
            while (!isClosed) {
                boolean more = runOnce(job) == BATCH;
                Duration pause = more ? Duration.ZERO : job.pause();
                isClosed = closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** After any failure, for example because the database is unavailable, the job runs again after its pause. */
    // An Error would end the thread, and with it the job for the life of the process.
    @SuppressWarnings("CatchingUnchecked")
    private static int runOnce(ScheduledJob job) {
        try {
            return job.job().runOnce(BATCH);
        } catch (Throwable failure) {
            LOG.log(Level.WARNING, job.name() + " failed and will run again", failure);
            return 0;
        }
    }

    /** Waits for the current runs and starts no more. */
    @Override
    public void close() {
        closed.countDown();
        try {
            for (Thread thread : threads) {
                thread.join(STOP_TIMEOUT.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
