package dev.hexpay.domain.schedule;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The delays between attempts to deliver.
 *
 * @param delays the delay after each failed attempt that is followed by another; at least one
 */
public record RetrySchedule(List<Duration> delays) {
    /** Of receipts: ten retries in about two days and eight hours. */
    public static final RetrySchedule RECEIPTS = of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(4),
            Duration.ofHours(8),
            Duration.ofHours(16),
            Duration.ofHours(24));

    /** Of events to webhook endpoints: ten retries in about two days and eight hours, as the API publishes. */
    public static final RetrySchedule WEBHOOKS = RECEIPTS;

    public RetrySchedule {
        delays = List.copyOf(delays);
        if (delays.isEmpty()) {
            throw new IllegalArgumentException("a retry schedule has at least one delay");
        }
    }

    /** The schedule with these delays. */
    public static RetrySchedule of(Duration... delays) {
        return new RetrySchedule(List.of(delays));
    }

    /** The delay before the next attempt; empty when the last attempt of the schedule has failed. */
    public Optional<Duration> delayAfter(int failedAttempts) {
        if (failedAttempts < 1) {
            throw new IllegalArgumentException("no attempt has failed");
        }
        return failedAttempts <= delays.size() ? Optional.of(delays.get(failedAttempts - 1)) : Optional.empty();
    }
}
