package dev.hexpay.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class JobRunnerTest {
    @Test
    void job_runs_again_after_an_exception_and_after_an_error() throws InterruptedException {
        CountDownLatch runs = new CountDownLatch(3);
        ScheduledJob failing = new ScheduledJob(
                "failing",
                limit -> {
                    runs.countDown();
                    if (runs.getCount() == 2) {
                        throw new IllegalStateException("the database is away");
                    } else if (runs.getCount() == 1) {
                        throw new NoClassDefFoundError("a broken installation");
                    }
                    return 0;
                },
                Duration.ofMillis(1));

        try (JobRunner runner = JobRunner.start(List.of(failing))) {
            assertThat(runs.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(runner).isNotNull();
        }
    }

    @Test
    void job_runs_again_after_an_error_that_cannot_be_logged() throws InterruptedException {
        CountDownLatch runs = new CountDownLatch(2);
        ScheduledJob failing = new ScheduledJob(
                "failing",
                limit -> {
                    runs.countDown();
                    throw new UnprintableError();
                },
                Duration.ofMillis(1));

        try (JobRunner runner = JobRunner.start(List.of(failing))) {
            assertThat(runs.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(runner).isNotNull();
        }
    }

    @Test
    void job_runs_again_after_its_thread_was_interrupted() throws InterruptedException {
        CountDownLatch runs = new CountDownLatch(2);
        ScheduledJob interrupted = new ScheduledJob(
                "interrupted",
                limit -> {
                    runs.countDown();
                    Thread.currentThread().interrupt();
                    return 0;
                },
                Duration.ofMillis(1));

        try (JobRunner runner = JobRunner.start(List.of(interrupted))) {
            assertThat(runs.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(runner).isNotNull();
        }
    }

    /** As when memory is short: the log fails with the same error. */
    private static final class UnprintableError extends Error {
        private static final long serialVersionUID = 1L;

        @Override
        public String toString() {
            throw new OutOfMemoryError("while logging");
        }

        @Override
        public String getMessage() {
            throw new OutOfMemoryError("while logging");
        }
    }

    @Test
    void full_batch_is_followed_by_the_next_without_a_pause() throws InterruptedException {
        CountDownLatch runs = new CountDownLatch(3);
        ScheduledJob busy = new ScheduledJob(
                "busy",
                limit -> {
                    runs.countDown();
                    return limit;
                },
                Duration.ofHours(1));

        try (JobRunner runner = JobRunner.start(List.of(busy))) {
            assertThat(runs.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(runner).isNotNull();
        }
    }

    @Test
    void failure_that_the_close_causes_is_no_warning() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        ScheduledJob closed = new ScheduledJob(
                "closed",
                limit -> {
                    started.countDown();
                    awaitUninterrupted(released);
                    throw new IllegalStateException("the sender is closed");
                },
                Duration.ofMillis(1));
        LogRecords log = new LogRecords();
        Logger logger = Logger.getLogger(JobRunner.class.getName());
        logger.addHandler(log);
        try {
            JobRunner runner = JobRunner.start(List.of(closed));
            assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
            Thread closing = new Thread(runner::close);
            closing.start();
            while (closing.getState() != Thread.State.TIMED_WAITING && closing.isAlive()) {
                Thread.onSpinWait();
            }
            released.countDown();
            closing.join(TimeUnit.SECONDS.toMillis(20));

            assertThat(closing.isAlive()).isFalse();
            assertThat(log.records).singleElement().satisfies(logged -> {
                assertThat(logged.getLevel()).isEqualTo(Level.INFO);
                assertThat(logged.getThrown()).isNull();
                assertThat(logged.getMessage()).contains("closed", "the sender is closed");
            });
        } finally {
            logger.removeHandler(log);
        }
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static final class LogRecords extends Handler {
        private final List<LogRecord> records = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord logged) {
            records.add(logged);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
