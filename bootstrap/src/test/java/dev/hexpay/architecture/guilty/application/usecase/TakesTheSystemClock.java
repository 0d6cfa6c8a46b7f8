package dev.hexpay.architecture.guilty.application.usecase;

import dev.hexpay.architecture.Breaks;
import java.time.InstantSource;

@Breaks("the core asks neither the clock nor chance")
final class TakesTheSystemClock {
    private TakesTheSystemClock() {}

    static InstantSource clock() {
        return InstantSource.system();
    }
}
