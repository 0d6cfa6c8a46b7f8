package dev.hexpay.application.usecase.provider;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The time from an instant until before another one.
 *
 * @param from a whole second, as providers count
 * @param to a whole second
 */
record Period(Instant from, Instant to) {
    private static final int PARTS = 10;

    boolean contains(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(to);
    }

    boolean isEmpty() {
        return !from.isBefore(to);
    }

    Period plusMargin(Duration margin) {
        return new Period(from.minus(margin), to.plus(margin));
    }

    boolean isDivisible() {
        return seconds() > 1;
    }

    /** About ten parts, or each second. */
    List<Period> parts() {
        long length = Math.max(1, seconds() / PARTS);
        List<Period> parts = new ArrayList<>();
        for (Instant start = from; start.isBefore(to); start = start.plusSeconds(length)) {
            Instant end = start.plusSeconds(length);
            parts.add(new Period(start, end.isBefore(to) ? end : to));
        }
        return parts;
    }

    private long seconds() {
        return Duration.between(from, to).toSeconds();
    }
}
