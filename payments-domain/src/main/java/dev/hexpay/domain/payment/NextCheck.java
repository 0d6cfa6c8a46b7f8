package dev.hexpay.domain.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** When what has no final result is looked up again: the older it is, the later. */
final class NextCheck {
    private static final Duration MAX_DELAY = Duration.ofHours(6);

    /** How long after a payer was sent to the bank the result is looked up, in case the payer does not come back. */
    private static final List<Duration> OF_AUTHENTICATION = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(4),
            Duration.ofHours(8),
            Duration.ofHours(16));

    private NextCheck() {}

    /** After half of its age, at least {@link Transaction#PROCESSING_LEASE} and at most 6 hours. */
    static Instant after(Instant createdAt, Instant now) {
        long halfOfAge = Duration.between(createdAt, now).toMillis() / 2;
        return now.plusMillis(
                Math.min(Math.max(halfOfAge, Transaction.PROCESSING_LEASE.toMillis()), MAX_DELAY.toMillis()));
    }

    /**
     * After 1, 5 and 30 minutes and 1, 2, 4, 8 and 16 hours at the bank, and when {@link Transaction#AUTHENTICATION_WINDOW}
     * ends.
     *
     * @param requiredAt when the payer was sent to the bank
     */
    static Instant ofAuthentication(Instant createdAt, Instant requiredAt, Instant now) {
        Instant end = createdAt.plus(Transaction.AUTHENTICATION_WINDOW);
        return OF_AUTHENTICATION.stream()
                .map(requiredAt::plus)
                .filter(check -> check.isAfter(now) && check.isBefore(end))
                .findFirst()
                .orElse(end);
    }
}
