package dev.hexpay.application.policy;

import java.time.Duration;

/**
 * How long records are kept.
 *
 * @param events events and their deliveries; at least {@link #MIN_EVENTS}
 * @param excerpts what receivers of webhooks have answered
 */
public record Retention(Duration events, Duration excerpts) {
    /** Longer than the retries of a delivery take, with time to notice that they failed. */
    public static final Duration MIN_EVENTS = Duration.ofDays(30);

    /**
     * How much longer they are kept, so that a delivery that was started within that time can end: longer than all its retries
     * take, each of which a receiver can put off by a day.
     */
    public static final Duration LONGEST_DELIVERY = Duration.ofDays(14);

    /** 30 days, and 7 days. */
    public static final Retention DEFAULT = new Retention(MIN_EVENTS, Duration.ofDays(7));

    /**
     * @throws IllegalArgumentException when events are kept for less than {@link #MIN_EVENTS}, or an excerpt for no time
     */
    public Retention {
        if (events.compareTo(MIN_EVENTS) < 0 || excerpts.isNegative() || excerpts.isZero()) {
            throw new IllegalArgumentException("events are kept for at least " + MIN_EVENTS.toDays() + " days");
        }
    }
}
