package dev.hexpay.architecture.guilty.domain;

import dev.hexpay.architecture.Breaks;
import java.time.Instant;

@Breaks("the core asks neither the clock nor chance")
record AsksTheClock(Instant at) {
    static AsksTheClock now() {
        return new AsksTheClock(Instant.now());
    }
}
