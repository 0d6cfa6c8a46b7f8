package dev.hexpay.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** A clock that changes only when a test moves it. It has millisecond precision, like the API. */
public final class SettableClock implements InstantSource {
    private volatile Instant now;

    /** Starts at {@link Builders#NOON}, with milliseconds to detect an adapter that loses them. */
    public SettableClock() {
        this(Builders.NOON);
    }

    /** Starts at {@code now}. */
    public SettableClock(Instant now) {
        this.now = now.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Moves forward, or back when {@code by} is negative. */
    public synchronized void advance(Duration by) {
        set(now.plus(by));
    }

    /** Moves to {@code then}. */
    public synchronized void set(Instant then) {
        now = then.truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public Instant instant() {
        return now;
    }
}
