package dev.hexpay.architecture.guilty.domain;

import dev.hexpay.architecture.Breaks;
import java.time.Instant;
import java.util.function.Supplier;

@Breaks("the core asks neither the clock nor chance")
record AsksTheClockByReference(Supplier<Instant> clock) {
    static AsksTheClockByReference ofTheSystem() {
        return new AsksTheClockByReference(Instant::now);
    }
}
