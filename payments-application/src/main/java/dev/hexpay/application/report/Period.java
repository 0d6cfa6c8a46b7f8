package dev.hexpay.application.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

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

    /** The first day that begins in it, or after it, in UTC. */
    public LocalDate firstDay() {
        return dayFrom(from);
    }

    /** The day after the last that begins in it, in UTC; {@link #firstDay} when none does. */
    public LocalDate endDay() {
        return dayFrom(to);
    }

    private static LocalDate dayFrom(Instant instant) {
        LocalDate day = LocalDate.ofInstant(instant, ZoneOffset.UTC);
        return day.atStartOfDay(ZoneOffset.UTC).toInstant().equals(instant) ? day : day.plusDays(1);
    }
}
