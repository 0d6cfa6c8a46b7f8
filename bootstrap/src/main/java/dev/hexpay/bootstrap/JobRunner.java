package dev.hexpay.bootstrap;

import dev.hexpay.application.port.in.Job;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs each job on a thread of its own, again and again, until it is closed. */
final class JobRunner implements AutoCloseable {
    private static final int BATCH = 50;
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);
    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);

    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<Thread> threads;

    /**
     * A job and how often it looks for work.
     *
     * @param pause how long it rests when it has found less than it could take on
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

    /** Whatever goes wrong, for example a database that is away, the job tries again after its pause. */
    private static int runOnce(Schedule schedule) {
        try {
            return schedule.job().runOnce(BATCH);
        } catch (RuntimeException e) {
            LOG.warn("{} could not do its work and tries again", schedule.name(), e);
            return 0;
        }
    }

    /** Lets what is being done come to its end, and does nothing more. */
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
