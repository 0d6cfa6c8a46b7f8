package dev.hexpay.application.port.out;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** The precision of the clock: whole milliseconds, as the API shows times. */
final class ClockPrecision {
    private static final int READINGS = 3;

    private ClockPrecision() {}

    /**
     * Reads the clock and rejects an instant that is finer than a millisecond: stored times would differ from those that
     * are compared.
     *
     * @throws IllegalArgumentException if the clock is finer
     */
    static void requireMilliseconds(InstantSource clock) {
        // A finer clock returns a whole millisecond by chance, once in a thousand readings.
        for (int reading = 0; reading < READINGS; reading++) {
            Instant now = clock.instant();
            if (!now.equals(now.truncatedTo(ChronoUnit.MILLIS))) {
                throw new IllegalArgumentException("the clock must return whole milliseconds, as"
                        + " Clock.tickMillis(ZoneOffset.UTC) does, but returned " + now);
            }
        }
    }
}
