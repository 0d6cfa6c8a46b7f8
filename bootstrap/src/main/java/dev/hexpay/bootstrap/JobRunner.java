package dev.hexpay.bootstrap;

import dev.hexpay.application.port.in.Job;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs each job repeatedly on its own thread until it is closed. */
final class JobRunner implements AutoCloseable {
    private static final int BATCH = 50;
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);
    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);

    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<Thread> threads;

    /**
     * A job and its interval.
     *
     * @param pause the time to wait after a run that found less than a full batch
     */
    record Schedule(String name, Job job, Duration pause) {}

    private JobRunner(List<Schedule> schedules) {
        this.threads = schedules.stream()
                .map(schedule -> new Thread(() -> run(schedule), schedule.name()))
                .toList();
    }

    static JobRunner start(List<Schedule> schedules) {
        JobRunner runner = new JobRunner(schedules);
        runner.threads.forEach(Thread::start);
        return runner;
    }

    private void run(Schedule schedule) {
        try {
            boolean isClosed = false;
            while (!isClosed) {
                boolean more = runOnce(schedule) == BATCH;
                Duration pause = more ? Duration.ZERO : schedule.pause();
                isClosed = closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** After any exception, for example because the database is unavailable, the job runs again after its pause. */
    private static int runOnce(Schedule schedule) {
        try {
            return schedule.job().runOnce(BATCH);
        } catch (RuntimeException e) {
            LOG.warn("{} failed and will run again", schedule.name(), e);
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
