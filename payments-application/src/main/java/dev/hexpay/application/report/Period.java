package dev.hexpay.application.report;

import java.time.Instant;

/**
 * A period of time.
 *
 * @param from its first instant
 * @param to the first instant after it; not before {@code from}
 */
public record Period(Instant from, Instant to) {
    public Period {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("a period ends at its beginning or later");
        }
    }

    /** Whether the instant is in it. */
    public boolean contains(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(to);
    }
}
