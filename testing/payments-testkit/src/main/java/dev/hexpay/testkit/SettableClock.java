package dev.hexpay.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** A clock that stands still until a test moves it; whole milliseconds, as the wire shows them. */
public final class SettableClock implements InstantSource {
    private volatile Instant now;

    /** Stands at noon of a winter day, with milliseconds that a careless adapter would lose. */
    public SettableClock() {
        this(Builders.NOON);
    }

    /** Stands at {@code now}. */
    public SettableClock(Instant now) {
        this.now = now.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Moves on, or back when {@code by} is negative. */
    public synchronized void advance(Duration by) {
        set(now.plus(by));
    }

    /** Stands at {@code then} from now on. */
    public synchronized void set(Instant then) {
        now = then.truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public Instant instant() {
        return now;
    }
}
