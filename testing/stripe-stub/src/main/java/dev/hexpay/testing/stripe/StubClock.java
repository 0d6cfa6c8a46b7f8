package dev.hexpay.testing.stripe;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that changes only when a test moves it. */
public final class StubClock implements InstantSource {
    private volatile Instant now = Instant.parse("2026-11-02T12:00:00Z");

    /** Moves forward, or back when {@code by} is negative. */
    public synchronized void advance(Duration by) {
        now = now.plus(by);
    }

    /** Moves to {@code then}. */
    public void set(Instant then) {
        now = then;
    }

    @Override
    public Instant instant() {
        return now;
    }
}
