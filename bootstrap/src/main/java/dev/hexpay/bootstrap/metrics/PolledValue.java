package dev.hexpay.bootstrap.metrics;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A value that takes a while to read, and that many may ask for. A thread of its own reads it when someone asks, and not
 * more often than once in a period. The first one who asks waits, but not for long; others meanwhile get the last value.
 */
final class PolledValue<T> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PolledValue.class);

    private final String name;
    private final Supplier<T> read;
    private final T unavailable;
    private final Duration period;
    private final Duration maxWait;
    private final ExecutorService reader;

    /** Of the thread that reads. */
    private boolean isFailing;

    private T last;
    private long readAt;
    private @Nullable Reading reading;

    /**
     * A value that is not read yet.
     *
     * @param read may take long, and may throw
     * @param unavailable the value while it cannot be read
     */
    PolledValue(String name, Supplier<T> read, T unavailable, Duration period, Duration maxWait) {
        this.name = name;
        this.read = read;
        this.unavailable = unavailable;
        this.period = period;
        this.maxWait = maxWait;
        this.last = unavailable;
        this.readAt = System.nanoTime() - period.toNanos();
        this.reader = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    private record Reading(CountDownLatch ended, long startedAt) {}

    /** The value: not older than the period, or what it is while it cannot be read. */
    T get() {
        Reading mine = null;
        synchronized (this) {
            if (reading == null && System.nanoTime() - readAt >= period.toNanos()) {
                mine = new Reading(new CountDownLatch(1), System.nanoTime());
                reading = mine;
                start(mine);
            }
        }
        return mine != null && !isEndedInTime(mine) ? unavailable : current();
    }

    private void start(Reading started) {
        if (!reader.isShutdown()) {
            reader.execute(() -> {
                T value = unavailable;
                try {
                    value = readOrUnavailable();
                } finally {
                    // After an error too: others wait for the end of this reading.
                    finish(started, value);
                }
            });
        }
    }

    private T readOrUnavailable() {
        try {
            T value = read.get();
            isFailing = false;
            return value;
        } catch (RuntimeException failure) {
            // Once: it may be away for hours.
            if (!isFailing) {
                LOG.warn("{} cannot be read", name, failure);
            }
            isFailing = true;
            return unavailable;
        }
    }

    private void finish(Reading ended, T value) {
        synchronized (this) {
            last = value;
            readAt = System.nanoTime();
            reading = null;
        }
        ended.ended().countDown();
    }

    private boolean isEndedInTime(Reading started) {
        try {
            return started.ended().await(maxWait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private synchronized T current() {
        boolean isLate = reading != null && System.nanoTime() - reading.startedAt() >= maxWait.toNanos();
        return isLate ? unavailable : last;
    }

    @Override
    public void close() {
        reader.shutdownNow();
    }
}
