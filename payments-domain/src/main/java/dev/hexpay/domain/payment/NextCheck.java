package dev.hexpay.domain.payment;

import java.time.Duration;
import java.time.Instant;

/** When what has no final result is looked up again: the older it is, the later. */
final class NextCheck {
    private static final Duration MAX_DELAY = Duration.ofHours(6);

    private NextCheck() {}

    /** After half of its age, at least {@link Transaction#PROCESSING_LEASE} and at most 6 hours. */
    static Instant after(Instant createdAt, Instant now) {
        long halfOfAge = Duration.between(createdAt, now).toMillis() / 2;
        return now.plusMillis(
                Math.min(Math.max(halfOfAge, Transaction.PROCESSING_LEASE.toMillis()), MAX_DELAY.toMillis()));
    }
}
