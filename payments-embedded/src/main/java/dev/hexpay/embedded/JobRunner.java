package dev.hexpay.embedded;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs each job repeatedly on threads of its own until it is closed. */
final class JobRunner implements AutoCloseable {
    /** How much a job does in one run at most. */
    static final int BATCH = 50;

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);
    private static final System.Logger LOG = System.getLogger(JobRunner.class.getName());

    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<Thread> threads;

    private JobRunner(List<ScheduledJob> jobs) {
        this.threads = jobs.stream().flatMap(this::threadsOf).toList();
    }

    private Stream<Thread> threadsOf(ScheduledJob job) {
        return Stream.generate(() -> new Thread(() -> run(job), job.name())).limit(job.threads());
    }

    static JobRunner start(List<ScheduledJob> jobs) {
        JobRunner runner = new JobRunner(jobs);
        runner.threads.forEach(Thread::start);
        return runner;
    }

    /** Whether every thread is alive. */
    boolean isAlive() {
        return threads.stream().allMatch(Thread::isAlive);
    }

    private void run(ScheduledJob job) {
        boolean isClosed = false;
        while (!isClosed) {
            boolean more = runOnce(job) == BATCH;
            isClosed = isClosedWithin(more ? Duration.ZERO : job.pause());
        }
    }

    private boolean isClosedWithin(Duration pause) {
        // Only close() ends a job: an interrupt is meant for what it interrupted.
        Thread.interrupted();
        try {
            return closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return isClosed();
        }
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    /** After any failure, for example because the database is unavailable, the job runs again after its pause. */
    // An Error would end the thread, and with it the job for the life of the process.
    @SuppressWarnings("CatchingUnchecked")
    private int runOnce(ScheduledJob job) {
        try {
            return job.job().runOnce(BATCH);
        } catch (Throwable failure) {
            log(job, failure);
            return 0;
        }
    }

    @SuppressWarnings("CatchingUnchecked")
    private void log(ScheduledJob job, Throwable failure) {
        try {
            if (isClosed()) {
                // What a job uses may be closed before it has ended; the next process finishes the work.
                LOG.log(Level.INFO, job.name() + " was ended by the stop: " + failure);
            } else {
                LOG.log(Level.WARNING, job.name() + " failed and will run again", failure);
            }
        } catch (Throwable alsoLogging) {
            // Most likely out of memory: the server ends then, by an option of its launcher. A host decides itself.
        }
    }

    /** Starts no more runs, and waits for the current ones, up to 30 seconds in all. */
    @Override
    public void close() {
        closed.countDown();
        long deadline = System.nanoTime() + STOP_TIMEOUT.toNanos();
        try {
            for (Thread thread : threads) {
                // Zero would wait for ever.
                thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
